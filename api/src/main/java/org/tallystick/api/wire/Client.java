package org.tallystick.api.wire;

import java.util.function.LongSupplier;

/** One address and what it has used of its share. */
public final class Client {
    private final Rates rates;
    private final LongSupplier nanos;
    private final boolean local;
    private final TokenBucket requests;
    private int connections;

    Client(Rates rates, LongSupplier nanos, boolean local) {
        this.rates = rates;
        this.nanos = nanos;
        this.local = local;
        this.requests = new TokenBucket(rates.requestsPerClient(), nanos.getAsLong());
    }

    /** True if it is on this machine. */
    public boolean isLocal() {
        return local;
    }

    /** Counts one request; false if there were too many. */
    public synchronized boolean mayRequest() {
        return requests.take(nanos.getAsLong());
    }

    synchronized boolean connect() {
        if (connections >= rates.connectionsPerClient()) {
            return false;
        }
        connections++;
        return true;
    }

    synchronized void disconnect() {
        connections--;
    }

    /** True if forgetting it would forgive nothing. */
    synchronized boolean isForgettable() {
        return connections == 0 && requests.isFull(nanos.getAsLong());
    }
}
