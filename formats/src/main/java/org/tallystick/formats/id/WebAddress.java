package org.tallystick.formats.id;

import java.net.URI;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Where a node is reached, as documents say it. */
public final class WebAddress {
    private static final String WANTED = "the address of a node begins with http:// or https:// and has a host";

    private WebAddress() {}

    /** An {@code http} or {@code https} URL of some host. @throws MalformedException {@link Fault#FIELD_VALUE} */
    public static URI parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            MalformedException.unless(web && uri.getRawAuthority() != null, Fault.FIELD_VALUE, WANTED);
            return uri;
        } catch (IllegalArgumentException e) {
            throw new MalformedException(Fault.FIELD_VALUE, WANTED);
        }
    }
}
