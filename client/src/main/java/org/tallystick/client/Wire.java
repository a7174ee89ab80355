package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.tls.Distrust;

/**
 * Requests to one address: answers of bounded length and time, problems as exceptions, and another try where a
 * connection broke or the node asked for patience. Everything sent here may be sent twice: reads change nothing, and a
 * transaction counts once whatever happens.
 */
final class Wire {
    /** More than the longest page of the longest entries. */
    private static final long LONGEST_ANSWER = 1 << 26;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final Pauses pauses;
    private final long longestAnswer;

    Wire(HttpClient http, URI base, Source source) {
        this(http, base, source, LONGEST_ANSWER);
    }

    Wire(HttpClient http, URI base, Source source, long longestAnswer) {
        this.http = http;
        this.base = base;
        this.pauses = new Pauses(source);
        this.longestAnswer = longestAnswer;
    }

    /** Makes a request anew for each try. */
    interface Attempt {
        HttpRequest.Builder prepare();
    }

    /** A request for a target without anything that says who asks. */
    HttpRequest.Builder plain(String target) {
        return HttpRequest.newBuilder(base.resolve(target)).timeout(PATIENCE);
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
        BodyHandler<byte[]> bounded = BodyHandlers.limiting(BodyHandlers.ofByteArray(), longestAnswer);
        return Bytes.wrap(send(target, attempt, bounded).body());
    }

    /** The answer as a stream, which the caller closes. */
    HttpResponse<InputStream> stream(String target, Attempt attempt) {
        return send(target, attempt, BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> send(String target, Attempt attempt, BodyHandler<T> handler) {
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<T> response = exchange(attempt.prepare().build(), handler);
                if (response.statusCode() < 300) {
                    return response;
                }
                Problem problem = problem(response);
                if (!pauses.allow(tried, problem)) {
                    throw new ProblemException(problem);
                }
            } catch (IOException e) {
                requireTrust(e);
                if (!pauses.allow(tried)) {
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

    /** The time of a request bounds its head alone; a body that drips must end too. */
    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(request.timeout().orElse(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the answer did not end in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // does nothing to one that is complete
        }
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
