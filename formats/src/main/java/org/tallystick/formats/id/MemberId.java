package org.tallystick.formats.id;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** An organisation in the network, such as {@code st-mary}: 1 to 32 characters of {@code a-z 0-9 -}, a letter first. */
public record MemberId(String value) implements Comparable<MemberId> {
    private static final Pattern FORM = Pattern.compile("[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?");

    public MemberId {
        MalformedException.unless(
                FORM.matcher(value).matches(),
                Fault.MEMBER_ID,
                "a member's identifier is 1 to 32 characters of a-z, 0-9 and '-', a letter first");
    }

    @Override
    public int compareTo(MemberId that) {
        return value.compareTo(that.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
