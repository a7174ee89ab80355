package org.tallystick.api.wire;

/**
 * How much at once.
 *
 * @param connections open connections in all; beyond, new ones wait to be accepted
 * @param connectionsPerClient open connections from one address
 * @param requestsPerClient requests a second from one address
 */
public record Rates(int connections, int connectionsPerClient, int requestsPerClient) {
    /** What the contract promises. */
    public static final Rates USUAL = new Rates(2_048, 256, 10_000);
}
