package org.tallystick.cli.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports of this machine, held from the moment they are chosen until the node that they were chosen for listens there: another
 * network that is founded meanwhile finds them taken.
 */
public final class HeldPorts implements AutoCloseable {
    private static final int FIRST_USUAL = 7101;

    /** Below the ports that Linux gives to clients: a node that is away must find its port free when it comes back. */
    private static final int LOWEST = 20_000;

    private static final int COUNT = 12_000;
    private static final int TRIES = 1_000;

    private final SecureRandom random;
    private final List<ServerSocket> sockets = new ArrayList<>();

    private HeldPorts(SecureRandom random) {
        this.random = random;
    }

    /** So many, whichever are free. */
    public static HeldPorts any(int count, SecureRandom random) throws IOException {
        HeldPorts ports = new HeldPorts(random);
        for (int i = 0; i < count; i++) {
            ports.sockets.add(ports.any());
        }
        return ports;
    }

    /** The ports that the pages speak of, and any others where those are taken. */
    static HeldPorts usual(int count, SecureRandom random) throws IOException {
        return preferring(FIRST_USUAL, count, random);
    }

    /** So many from that one on, and any others where those are taken. */
    static HeldPorts preferring(int first, int count, SecureRandom random) throws IOException {
        HeldPorts ports = new HeldPorts(random);
        for (int i = 0; i < count; i++) {
            Optional<ServerSocket> wanted = take(first + i);
            ports.sockets.add(wanted.isPresent() ? wanted.get() : ports.any());
        }
        return ports;
    }

    private ServerSocket any() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<ServerSocket> free = take(LOWEST + random.nextInt(COUNT));
            if (free.isPresent()) {
                return free.get();
            }
        }
        throw new IOException("no port of this machine is free from " + LOWEST + " to " + (LOWEST + COUNT));
    }

    private static Optional<ServerSocket> take(int port) throws IOException {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (BindException taken) {
            return Optional.empty();
        }
    }

    /** The addresses, one for each port. */
    public List<URI> addresses() {
        return sockets.stream()
                .map(socket -> URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                .toList();
    }

    /** Whoever the address is for is about to listen there. */
    void letGo(URI address) {
        for (ServerSocket socket : sockets) {
            if (socket.getLocalPort() == address.getPort()) {
                close(socket);
            }
        }
    }

    @Override
    public void close() {
        sockets.forEach(HeldPorts::close);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
