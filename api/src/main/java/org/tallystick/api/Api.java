package org.tallystick.api;

import org.tallystick.api.auth.Authenticator;
import org.tallystick.api.auth.Gate;
import org.tallystick.api.auth.ReplayTable;
import org.tallystick.api.frame.Dispatcher;
import org.tallystick.api.frame.Meter;
import org.tallystick.api.port.Services;
import org.tallystick.api.resource.Routes;
import org.tallystick.formats.id.NodeId;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.members.Members;

/** The running API of one member's node. */
public final class Api implements AutoCloseable {
    private static final int TOKENS_REMEMBERED = 600_000;

    private final Server server;
    private final Routes routes;

    private Api(Server server, Routes routes) {
        this.server = server;
        this.routes = routes;
    }

    /**
     * Starts to listen.
     *
     * @throws java.io.UncheckedIOException if the address cannot be had
     */
    public static Api start(Listen listen, Services services) {
        CommittedState state = services.network().ledger().state();
        NodeId node = new NodeId(state.network(), services.member());
        Authenticator authenticator = new Authenticator(
                node,
                state::signatory,
                new ReplayTable(TOKENS_REMEMBERED, () -> Members.ids(state).size(), System::nanoTime),
                services.operation().clock());
        Dispatcher dispatcher = new Dispatcher(
                authenticator,
                new Gate(services.member(), services.network().open()),
                listen.limits().sizes(),
                new Meter(services.operation().metrics()),
                System::nanoTime);
        new LedgerMeter(services.operation().metrics()).show(services);
        Vitals.register(services);
        Routes routes = Routes.of(services, listen.limits().streams());
        return new Api(Server.start(listen, dispatcher, routes.endpoints()), routes);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Ends the event streams, lets requests finish for a moment, and lets go of the port. */
    @Override
    public void close() {
        routes.close();
        server.close();
    }
}
