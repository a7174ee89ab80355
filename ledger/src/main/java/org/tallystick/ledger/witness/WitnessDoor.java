package org.tallystick.ledger.witness;

import java.io.IOException;
import java.net.URI;
import org.tallystick.formats.Bytes;

/** The way to witnesses: HTTP, or none at all in a test. Called by many threads at once. */
@FunctionalInterface
public interface WitnessDoor {
    /** What a witness said. */
    record Answer(int status, Bytes body) {}

    /**
     * Sends a {@code POST} and waits for the answer, for a bounded time.
     *
     * @throws IOException if there is none
     */
    Answer post(URI address, Bytes body) throws IOException, InterruptedException;
}
