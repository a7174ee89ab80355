package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;

/**
 * HTTP to one node: a fresh request token for each request, problems as exceptions, and another try where a connection
 * broke. Everything sent here may be sent twice: reads change nothing, and a transaction counts once whatever happens.
 */
final class NodeHttp {
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final NodeId node;
    private final TokenSigner signer;
    private final Source source;

    NodeHttp(HttpClient http, URI base, NodeId node, TokenSigner signer, Source source) {
        this.http = http;
        this.base = base;
        this.node = node;
        this.signer = signer;
        this.source = source;
    }

    /** The document at a target, read with a token. */
    JsonObject get(String target) {
        HttpResponse<byte[]> response =
                send(target, () -> authorised("GET", target, Optional.empty()).GET(), BodyHandlers.ofByteArray());
        return document(response);
    }

    /** The text at a target, read with a token. */
    String text(String target) {
        HttpResponse<byte[]> response =
                send(target, () -> authorised("GET", target, Optional.empty()).GET(), BodyHandlers.ofByteArray());
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Sends a document that carries its own signature. */
    JsonObject postUnsigned(String target, JsonObject body) {
        return document(send(
                target,
                () -> plain(target)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body.canonical().toArray())),
                BodyHandlers.ofByteArray()));
    }

    /** Sends a body of known digest, streamed, however long it takes. */
    JsonObject upload(String target, Hash digest, BodyPublisher body) {
        return document(send(
                target,
                () -> authorised("POST", target, Optional.of(digest))
                        .timeout(Duration.ofDays(1))
                        .header("Content-Type", "application/octet-stream")
                        .POST(body),
                BodyHandlers.ofByteArray()));
    }

    /** The body at a target as a stream from a byte on; the caller closes it. */
    InputStream stream(String target, long from) {
        return send(
                        target,
                        () -> authorised("GET", target, Optional.empty())
                                .timeout(Duration.ofDays(1))
                                .header("Range", "bytes=" + from + "-")
                                .GET(),
                        BodyHandlers.ofInputStream())
                .body();
    }

    /** The stream of server-sent events, which does not end by itself; the caller closes it. */
    InputStream events(String target, long after) {
        return send(
                        target,
                        () -> authorised("GET", target, Optional.empty())
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", Long.toString(after))
                                .GET(),
                        BodyHandlers.ofInputStream())
                .body();
    }

    /** A token for another program, with a scope instead of one request. */
    Bytes scopedToken(Binding.Scope scope, TokenSigner.Stamp stamp) {
        return signer.request(node, scope, stamp);
    }

    /** A token for one request that another program makes. */
    Bytes token(Binding.Request request) {
        return signer.request(node, request, source.stamp());
    }

    private HttpRequest.Builder authorised(String method, String target, Optional<Hash> body) {
        Bytes token = signer.request(node, new Binding.Request(method, target, body), source.stamp());
        return plain(target).header("Authorization", "Bearer " + token.text());
    }

    private HttpRequest.Builder plain(String target) {
        return HttpRequest.newBuilder(base.resolve(target)).timeout(PATIENCE);
    }

    private interface Attempt {
        HttpRequest.Builder prepare();
    }

    private <T> HttpResponse<T> send(String target, Attempt attempt, BodyHandler<T> handler) {
        for (int tried = 1; ; tried++) {
            try {
                return accepted(http.send(attempt.prepare().build(), handler));
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw new UnreachableException(base.resolve(target), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnreachableException(base.resolve(target), e);
            }
        }
    }

    private static <T> HttpResponse<T> accepted(HttpResponse<T> response) throws IOException {
        if (response.statusCode() < 300) {
            return response;
        }
        Bytes body = switch (response.body()) {
            case byte[] bytes -> Bytes.wrap(bytes);
            case InputStream stream -> readAll(stream);
            default -> Bytes.EMPTY;
        };
        throw new ProblemException(problem(response.statusCode(), body));
    }

    private static Bytes readAll(InputStream stream) throws IOException {
        try (stream) {
            return Bytes.wrap(stream.readNBytes(1 << 16));
        }
    }

    private static Problem problem(int status, Bytes body) {
        return switch (Parsed.of(() -> Problem.of(Json.parseObject(body).orThrow()))) {
            case Parsed.Ok<Problem>(Problem problem) -> problem;
            case Parsed.Bad<Problem> _ -> Problem.unknown(status);
        };
    }

    private static JsonObject document(HttpResponse<byte[]> response) {
        return Json.parseObject(Bytes.wrap(response.body())).orThrow();
    }
}
