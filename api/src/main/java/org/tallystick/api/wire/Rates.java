package org.tallystick.api.wire;

/**
 * How much at once.
 *
 * @param connections open connections in all; beyond, new ones wait to be accepted
 * @param connectionsPerClient open connections from one address
 * @param requestsPerClient requests a second from one address
 * @param documents bytes of all documents that are on their way in or being answered; one address has at most half of them
 */
public record Rates(int connections, int connectionsPerClient, int requestsPerClient, long documents) {
    /** What the contract promises. */
    public static final Rates USUAL = new Rates(2_048, 256, 10_000, 64 << 20);
}
