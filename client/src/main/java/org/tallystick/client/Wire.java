package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.tls.Distrust;

/**
 * Requests to one address: answers of bounded length and time, problems as exceptions, and another try where a
 * connection broke or the node asked for patience. A node that is silent is waited for twice, never for ever. Everything sent
 * here may be sent twice: reads change nothing, and a transaction counts once whatever happens.
 */
final class Wire {
    /** More than the longest page of the longest entries. */
    private static final long LONGEST_ANSWER = 1 << 26;

    /** Without a byte; the stream of events says every 15 seconds that it is still there. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How much longer a node may take before a payload that it has been sent is safe on its disk. */
    private static final int DISK = 4;

    private final HttpClient http;
    private final URI base;
    private final Pauses pauses;
    private final Limits limits;

    /** What an answer may not exceed: its length in bytes, and the time without a byte. */
    record Limits(long longest, Duration patience) {
        static final Limits USUAL = new Limits(LONGEST_ANSWER, PATIENCE);
    }

    Wire(HttpClient http, URI base, Source source) {
        this(http, base, source, Limits.USUAL);
    }

    Wire(HttpClient http, URI base, Source source, Limits limits) {
        this.http = http;
        this.base = base;
        this.pauses = new Pauses(source);
        this.limits = limits;
    }

    /** Makes a request anew for each try. */
    interface Attempt {
        HttpRequest.Builder prepare();
    }

    /** A request for a target without anything that says who asks. */
    HttpRequest.Builder plain(String target) {
        return HttpRequest.newBuilder(base.resolve(target));
    }

    /** Sends a document that carries its own signature. */
    JsonObject postSigned(String target, JsonObject body) {
        return Json.parseObject(bytes(
                        target,
                        () -> plain(target)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(
                                        body.canonical().toArray()))))
                .orThrow();
    }

    /** The whole answer. */
    Bytes bytes(String target, Attempt attempt) {
        return Bytes.wrap(send(target, attempt, new Exchange<>(bounded(), () -> 0, limits.patience()))
                .body());
    }

    /**
     * The whole answer to what takes long to send.
     *
     * @param sent how much of it is sent; as long as that grows, the node is there
     */
    Bytes bytes(String target, Attempt attempt, LongSupplier sent) {
        Duration patience = limits.patience().multipliedBy(DISK);
        return Bytes.wrap(
                send(target, attempt, new Exchange<>(bounded(), sent, patience)).body());
    }

    /** The answer as a stream, which the caller closes. */
    HttpResponse<InputStream> stream(String target, Attempt attempt) {
        BodyHandler<InputStream> patient = _ -> new PatientBody(limits.patience());
        return send(target, attempt, new Exchange<>(patient, () -> 0, limits.patience()));
    }

    private BodyHandler<byte[]> bounded() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.longest());
    }

    private <T> HttpResponse<T> send(String target, Attempt attempt, Exchange<T> exchange) {
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<T> response = exchange.of(http, attempt.prepare().build());
                if (response.statusCode() < 300) {
                    return response;
                }
                Problem problem = problem(response);
                if (!pauses.allow(tried, problem)) {
                    throw new ProblemException(problem);
                }
            } catch (IOException e) {
                requireTrust(e);
                if (!pauses.allow(isSilence(e) ? 2 * tried : tried)) {
                    throw new UnreachableException(base.resolve(target), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnreachableException(base.resolve(target), e);
            }
        }
    }

    /** Trying again does not make anyone believable. */
    private void requireTrust(IOException failed) {
        Distrust.why(failed).ifPresent(why -> {
            throw new UntrustedException(base, why, failed);
        });
    }

    /** Whoever has waited a whole patience for nothing does not come back three times more. */
    private static boolean isSilence(IOException failed) {
        return failed instanceof HttpTimeoutException && !(failed instanceof HttpConnectTimeoutException);
    }

    private static Problem problem(HttpResponse<?> response) throws IOException {
        Bytes body = switch (response.body()) {
            case byte[] bytes -> Bytes.wrap(bytes);
            case InputStream stream -> readSome(stream);
            default -> Bytes.EMPTY;
        };
        Problem problem =
                switch (Parsed.of(() -> Problem.of(Json.parseObject(body).orThrow()))) {
                    case Parsed.Ok<Problem>(Problem said) -> said;
                    case Parsed.Bad<Problem> _ -> Problem.unknown(response.statusCode());
                };
        return problem.after(retryAfter(response));
    }

    /** In seconds; a proxy may give a date instead, which is as good as nothing where clocks differ. */
    private static OptionalLong retryAfter(HttpResponse<?> response) {
        return response.headers().allValues("Retry-After").stream()
                .filter(text -> text.matches("\\d{1,9}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static Bytes readSome(InputStream stream) throws IOException {
        try (stream) {
            return Bytes.wrap(stream.readNBytes(1 << 16));
        }
    }
}
