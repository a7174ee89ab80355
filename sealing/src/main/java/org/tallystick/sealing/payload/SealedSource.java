package org.tallystick.sealing.payload;

import java.io.IOException;
import java.io.InputStream;

/** Where sealed chunks come from: a vault's HTTP address, or a file. */
@FunctionalInterface
public interface SealedSource {
    /**
     * The sealed chunks' bytes from one position to another, as {@link Layout#sealedOffset} counts them; over HTTP a
     * {@code Range}. The caller closes the stream.
     */
    InputStream open(long from, long to) throws IOException;
}
