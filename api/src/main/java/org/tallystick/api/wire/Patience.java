package org.tallystick.api.wire;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param head from the first byte of a request, or from connecting, to the end of its headers; the TLS handshake included
 * @param idle between two requests
 * @param stall without any byte read or written where one is waited for
 * @param body for a whole document; payloads instead must come with {@code rate}
 * @param rate the least bytes a second of an upload, once {@code stall} has passed
 */
public record Patience(Duration head, Duration idle, Duration stall, Duration body, int rate) {
    /** What the contract promises. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), 1024);
}
