package org.tallystick.testkit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the ports that {@code ./tally up} would rather have, so that a network founded meanwhile gets any others: it wants them
 * again at each start, and other networks on this machine want the usual ones.
 */
final class UsualPorts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UsualPorts.class.getName());
    private static final List<Integer> USUAL = List.of(7101, 7102, 7103);

    private final List<ServerSocket> taken = new ArrayList<>();

    static UsualPorts take() throws IOException {
        UsualPorts ports = new UsualPorts();
        for (int port : USUAL) {
            ports.take(port);
        }
        return ports;
    }

    private void take(int port) throws IOException {
        try {
            taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (BindException somebodyElseHasIt) {
            LOG.log(Level.DEBUG, somebodyElseHasIt.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : taken) {
            socket.close();
        }
    }
}
