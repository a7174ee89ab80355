package org.tallystick.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.tallystick.client.Connection;
import org.tallystick.formats.tx.Binding;

/** What a node answers to a program that only speaks HTTP and was given a token. */
public final class Window {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int MOST_TRIES = 200;
    private static final long PAUSE_NANOS = 50_000_000;

    private Window() {}

    /** The text at a target, fetched with a token of that account; asked for again while the node says "not yet". */
    public static String text(Connection as, String target) throws IOException, InterruptedException {
        HttpResponse<String> response = get(as, target);
        for (int tries = 1; response.statusCode() == 503 && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            response = get(as, target);
        }
        assertThat(response.statusCode()).as(target + ": " + response.body()).isEqualTo(200);
        return response.body();
    }

    private static HttpResponse<String> get(Connection as, String target) throws IOException, InterruptedException {
        String token =
                as.token(new Binding.Request("GET", target, Optional.empty())).text();
        HttpRequest request = HttpRequest.newBuilder(as.address().resolve(target))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
