package org.tallystick.api;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.Method;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.api.frame.Dispatcher;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.frame.Sizes;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.wire.Clients;
import org.tallystick.api.wire.GuardedSelector;
import org.tallystick.api.wire.LastAnswer;
import org.tallystick.sealing.tls.NodeCertificate;

/** The web server: Helidon with our guards, our routes and our problems instead of its own. */
final class Server implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofMillis(250);

    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    private static final Logger STARTS = Logger.getLogger("io.helidon.webserver.LoomServer");

    static {
        // It announces every socket; what a user should know, the node says.
        HELIDON.setLevel(Level.WARNING);
        STARTS.setLevel(Level.OFF);
    }

    private final WebServer web;
    private final Optional<CertificateWatch> certificates;

    private Server(WebServer web, Optional<CertificateWatch> certificates) {
        this.web = web;
        this.certificates = certificates;
    }

    static Server start(Listen listen, Dispatcher dispatcher, List<Endpoint> endpoints) {
        var builder = WebServer.builder()
                .bindAddress(listen.address())
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(selector(listen.limits()))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .maxTcpConnections(listen.limits().rates().connections())
                .maxPayloadSize(listen.limits().sizes().upload())
                .idleConnectionPeriod(WATCH)
                .directHandlers(problems())
                // For TransportProblems to tell kinds apart; it shows none of it.
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .routing(routing(dispatcher, endpoints));
        if (listen.tls().isEmpty()) {
            return new Server(listening(builder.build().start(), listen.address()), Optional.empty());
        }
        TlsFiles files = listen.tls().get();
        NodeCertificate shown = read(files);
        WebServer web = listening(builder.tls(TlsFiles.tls(shown)).build().start(), listen.address());
        Consumer<NodeCertificate> renew = certificate -> web.reloadTls(TlsFiles.tls(certificate));
        return new Server(web, Optional.of(CertificateWatch.start(files, shown, renew)));
    }

    private static NodeCertificate read(TlsFiles files) {
        try {
            return files.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Helidon logs that an address cannot be had and goes on without it; a node must not. */
    private static WebServer listening(WebServer web, InetSocketAddress address) {
        if (web.isRunning()) {
            return web;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(address);
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
        throw new UncheckedIOException(new IOException("the web server did not start"));
    }

    int port() {
        return web.port();
    }

    @Override
    public void close() {
        certificates.ifPresent(CertificateWatch::close);
        web.stop();
    }

    private static GuardedSelector selector(Limits limits) {
        Sizes sizes = limits.sizes();
        Http1ConnectionSelector http1 = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxPrologueLength(sizes.target())
                        .maxHeadersSize(sizes.headers())
                        .sendKeepAliveHeader(false)
                        .addReceiveListener(new LastAnswer())
                        .addSendListener(new LastAnswer())
                        .build())
                .build();
        Clients clients = new Clients(limits.rates(), System::nanoTime);
        return new GuardedSelector(http1, clients, limits.patience(), System::nanoTime);
    }

    private static HttpRouting.Builder routing(Dispatcher dispatcher, List<Endpoint> endpoints) {
        HttpRouting.Builder routing = HttpRouting.builder();
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            methods.computeIfAbsent(endpoint.path(), _ -> new TreeSet<>()).add(endpoint.method());
            routing.route(
                    Method.create(endpoint.method()),
                    endpoint.path(),
                    (request, response) -> dispatcher.dispatch(endpoint, request, response));
        }
        methods.forEach((path, served) -> {
            var allow = List.of(new Reply.Line("Allow", String.join(", ", served)));
            Problem problem = Problem.of(Code.METHOD_NOT_ALLOWED, "served here: " + String.join(", ", served));
            routing.any(path, (request, response) -> dispatcher.refuse(problem, allow, request, response));
        });
        Problem nothing = Problem.of(Code.UNKNOWN_PATH, "the contract at /openapi.yaml does not have it");
        routing.any((request, response) -> dispatcher.refuse(nothing, List.of(), request, response));
        return routing;
    }

    private static DirectHandlers problems() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, new TransportProblems());
        }
        return handlers.build();
    }
}
