package org.tallystick.api.wire;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection's context whose reads and writes are reported to its guard. */
final class GuardedContext implements ConnectionContext {
    private final ConnectionContext context;
    private final DataReader reader;
    private final DataWriter writer;

    GuardedContext(ConnectionContext context, Guard guard) {
        this.context = context;
        this.reader = DataReader.create(() -> guard.reading(this::read));
        this.writer = new GuardedWriter(context.dataWriter(), guard);
    }

    /** Whatever ends the reading ends the connection, quietly: clients go away all the time. */
    private byte[] read() {
        try {
            return context.dataReader().readBuffer().readBytes();
        } catch (RuntimeException e) {
            throw new CloseConnectionException("the client is gone", e);
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    private record GuardedWriter(DataWriter writer, Guard guard) implements DataWriter {
        @Override
        public void write(BufferData... buffers) {
            guard.writing(() -> writer.write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            guard.writing(() -> writer.write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            guard.writing(() -> writer.writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            guard.writing(() -> writer.writeNow(buffer));
        }

        @Override
        public void flush() {
            guard.writing(writer::flush);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
