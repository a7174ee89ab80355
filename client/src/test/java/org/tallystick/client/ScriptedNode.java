package org.tallystick.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A node in trouble: what it answers is said beforehand, the last answer again and again. */
final class ScriptedNode implements AutoCloseable {
    /** One answer. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What was asked. */
    record Asked(String target, Headers headers, String body) {}

    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private final Deque<Answer> answers;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    ScriptedNode(Answer... answers) throws IOException {
        this.answers = new ArrayDeque<>(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** An answer with a document. */
    static Answer says(int status, String json) {
        return exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** A refusal that may pass, with the seconds until then. */
    static Answer isBusy(int seconds) {
        return exchange -> {
            exchange.getResponseHeaders().add("Retry-After", Integer.toString(seconds));
            says(503, problem(503, "full")).to(exchange);
        };
    }

    /** Takes the request, and then neither says anything nor hangs up. */
    static Answer isSilent() {
        return _ -> {
            throw new SilentException();
        };
    }

    /** An answer that falls silent after its first bytes. */
    static Answer fallsSilentAfter(Answer beginning) {
        return exchange -> {
            beginning.to(exchange);
            throw new SilentException();
        };
    }

    private static final class SilentException extends RuntimeException {}

    static String problem(int status, String code) {
        return "{\"status\":" + status + ",\"code\":\"" + code
                + "\",\"title\":\"it is so\",\"detail\":\"it is\",\"next\":\"go on\"}";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            next().to(exchange);
        } catch (SilentException hold) {
            awaitClosing();
        } finally {
            exchange.close();
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
