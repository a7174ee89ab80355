package org.tallystick.api.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tallystick.formats.Bytes;

/** The addresses that are connected or were lately. A whole IPv6 /64 counts as one, since whoever has one has all. */
public final class Clients {
    private static final int SWEEP_FROM = 1_024;

    private final Rates rates;
    private final LongSupplier nanos;
    private final Room room;
    private final Map<Bytes, Client> byAddress = new HashMap<>();
    private int sweepAt = SWEEP_FROM;

    /**
     * Nobody yet.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public Clients(Rates rates, LongSupplier nanos) {
        this.rates = rates;
        this.nanos = nanos;
        this.room = new Room(rates.documents());
    }

    /** Counts a new connection, unless that address has enough. */
    synchronized Optional<Client> connect(SocketAddress address) {
        InetAddress host = ((InetSocketAddress) address).getAddress();
        sweep();
        Client client =
                byAddress.computeIfAbsent(network(host), _ -> new Client(rates, room, nanos, host.isLoopbackAddress()));
        return client.connect() ? Optional.of(client) : Optional.empty();
    }

    /** Forgets whoever can be forgotten, so seldom that it costs nothing. */
    private void sweep() {
        if (byAddress.size() >= sweepAt) {
            byAddress.values().removeIf(Client::isForgettable);
            sweepAt = Math.max(SWEEP_FROM, 2 * byAddress.size());
        }
    }

    private static Bytes network(InetAddress host) {
        byte[] address = host.getAddress();
        return Bytes.wrap(host instanceof Inet6Address ? Arrays.copyOf(address, 8) : address);
    }
}
