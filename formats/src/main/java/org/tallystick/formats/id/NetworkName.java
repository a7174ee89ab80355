package org.tallystick.formats.id;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * The name of a network, which is also its log's origin (c2sp.org/tlog-checkpoint) and the audience of its transactions:
 * a URL without its scheme, such as {@code ledger.example/demo-7c1f}. 3 to 100 characters of {@code a-z 0-9 . - /}.
 */
public record NetworkName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9./-]{1,98})[a-z0-9]");

    public NetworkName {
        MalformedException.unless(
                FORM.matcher(value).matches(),
                Fault.NETWORK_NAME,
                "a network's name is 3 to 100 characters of a-z, 0-9, '.', '-' and '/'");
    }

    @Override
    public String toString() {
        return value;
    }
}
