package org.tallystick.engine.cometbft;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tallystick.engine.cometbft.abci.Request;
import org.tallystick.engine.cometbft.abci.Response;

/**
 * Answers CometBFT on a unix socket. It opens four connections (consensus, mempool, query, snapshots) and asks on all of them at
 * once; on each the answers come in the order of the questions. Messages are protobuf, each behind its length as a varint
 * (CometBFT, spec/abci/abci++_client_server.md, "Socket"). When CometBFT starts anew it opens four new ones.
 */
final class AbciServer implements AutoCloseable {
    /** What answers. An exception means that this node cannot go on: the connections are closed, which stops CometBFT. */
    @FunctionalInterface
    interface Application {
        Response answer(Request request);
    }

    private static final System.Logger LOG = System.getLogger(AbciServer.class.getName());
    private static final int BUFFER = 1 << 16;

    private final Path socket;
    private final ServerSocketChannel door;
    private final Application application;
    private final Consumer<Throwable> onFailure;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private AbciServer(Path socket, ServerSocketChannel door, Application application, Consumer<Throwable> onFailure) {
        this.socket = socket;
        this.door = door;
        this.application = application;
        this.onFailure = onFailure;
    }

    /**
     * Listens on a socket that does not exist yet.
     *
     * @param onFailure is told what the application threw, on the connection's thread
     */
    static AbciServer open(Path socket, Application application, Consumer<Throwable> onFailure) throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            door.close();
            throw e;
        }
        AbciServer server = new AbciServer(socket, door, application, onFailure);
        Thread.ofPlatform().name("abci-door").daemon().start(server::welcome);
        return server;
    }

    private void welcome() {
        try {
            while (door.isOpen()) {
                SocketChannel connection = door.accept();
                open.add(connection);
                Thread.ofPlatform().name("abci-connection").daemon().start(() -> serve(connection));
            }
        } catch (IOException e) {
            if (door.isOpen()) {
                onFailure.accept(e);
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(connection), BUFFER);
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(connection), BUFFER);
            for (Request request = Request.parseDelimitedFrom(in);
                    request != null;
                    request = Request.parseDelimitedFrom(in)) {
                application.answer(request).writeDelimitedTo(out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "CometBFT closed a connection", e);
        } catch (RuntimeException | Error e) {
            if (door.isOpen()) {
                onFailure.accept(e);
            }
        } finally {
            open.remove(connection);
        }
    }

    /** Closes all connections. CometBFT ends when it notices. */
    @Override
    public void close() throws IOException {
        door.close();
        for (SocketChannel connection : open) {
            connection.close();
        }
        Files.deleteIfExists(socket);
    }
}
