package org.tallystick.api.wire;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * HTTP/1.1 with a {@link Guard} on each connection. It must be the server's only selector: only then does Helidon hand a
 * connection over before it has read anything, so that a client that sends nothing is watched as well.
 */
public final class GuardedSelector implements ServerConnectionSelector {
    private final Http1ConnectionSelector http1;
    private final Clients clients;
    private final Patience patience;
    private final LongSupplier nanos;

    /** Guards the connections of a selector for HTTP/1.1. */
    public GuardedSelector(Http1ConnectionSelector http1, Clients clients, Patience patience, LongSupplier nanos) {
        this.http1 = http1;
        this.clients = clients;
        this.patience = patience;
        this.nanos = nanos;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        Client client = clients.connect(context.remotePeer().address())
                .orElseThrow(() -> new CloseConnectionException("one address, too many connections"));
        Guard guard = new Guard(patience, nanos, client);
        return new GuardedConnection(http1.connection(new GuardedContext(context, guard)), guard);
    }
}
