package org.tallystick.api.wire;

import java.util.function.LongSupplier;

/** One address and what it has used of its share. */
public final class Client {
    private final Rates rates;
    private final LongSupplier nanos;
    private final boolean local;
    private final TokenBucket requests;
    private final Room all;
    private final Room own;
    private int connections;

    Client(Rates rates, Room all, LongSupplier nanos, boolean local) {
        this.rates = rates;
        this.all = all;
        this.own = new Room(rates.documents() / 2);
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

    /** Takes memory for what this client sends; false if it, or all clients together, have taken too much. */
    public boolean mayHold(long bytes) {
        if (!own.take(bytes)) {
            return false;
        }
        if (!all.take(bytes)) {
            own.giveBack(bytes);
            return false;
        }
        return true;
    }

    /** Gives back what {@link #mayHold} took. */
    public void letGo(long bytes) {
        all.giveBack(bytes);
        own.giveBack(bytes);
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
