package org.tallystick.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One request and its answer, in bounded time: until the answer is whole or, where it is a stream, until it begins.
 *
 * @param sent how much of a long request is sent; as long as that grows the node is there
 * @param patience how long nothing may happen
 */
record Exchange<T>(BodyHandler<T> handler, LongSupplier sent, Duration patience) {

    /** The time that the client itself keeps for a request bounds its head alone; a body that drips must end too. */
    HttpResponse<T> of(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
        try {
            for (long before = sent.getAsLong(); ; before = sent.getAsLong()) {
                try {
                    return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    requireMore(before);
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // does nothing to one that is complete
        }
    }

    private void requireMore(long before) throws HttpTimeoutException {
        if (sent.getAsLong() == before) {
            throw new HttpTimeoutException("the answer did not come, or did not end, in time");
        }
    }
}
