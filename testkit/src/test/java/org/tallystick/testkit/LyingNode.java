package org.tallystick.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stands in front of a node and passes its answers on, but for those below one path, which it alters. */
final class LyingNode implements AutoCloseable {
    private final URI node;
    private final String about;
    private final UnaryOperator<byte[]> lie;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;

    LyingNode(URI node, String about, UnaryOperator<byte[]> lie) throws IOException {
        this.node = node;
        this.about = about;
        this.lie = lie;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        HttpResponse<byte[]> honest =
                ask(target, Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] body = target.startsWith(about) ? lie.apply(honest.body()) : honest.body();
        try (exchange) {
            exchange.sendResponseHeaders(honest.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<byte[]> ask(String target, Optional<String> authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(target));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
