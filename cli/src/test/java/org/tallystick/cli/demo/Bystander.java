package org.tallystick.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tallystick.client.Connection;
import org.tallystick.client.Events;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;

/**
 * An account of a member that is not concerned. It hears the stream of events, and then asks every node for everything that
 * the API's description has a GET for, by every identifier that it heard; and so does a stranger.
 */
final class Bystander {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Connection own;
    private final Collection<Connection> nodes;
    private final Haystack seen;
    private final BlockingQueue<JsonObject> arrived = new LinkedBlockingQueue<>();
    /** What can be filled in, the longest places first. */
    private final Map<String, NavigableSet<String>> identifiers =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** @param nodes the same account at every node */
    Bystander(Connection own, Collection<Connection> nodes, Haystack seen) {
        this.own = own;
        this.nodes = nodes;
        this.seen = seen;
        Events events = own.events(0);
        Thread.ofVirtual().start(() -> listen(events));
    }

    private void listen(Events events) {
        try {
            while (true) {
                arrived.add(events.next());
            }
        } catch (RuntimeException gone) {
            seen.add("the end of the events", String.valueOf(gone.getMessage()));
        }
    }

    /** Hears all events up to an entry, then asks about them. */
    void gather(long last) throws IOException {
        long index = 0;
        while (index < last) {
            JsonObject event = next();
            index = event.integer("index");
            seen.add("event " + index, event.text());
            note(event);
        }
        List<String> targets = targets();
        for (Connection node : nodes) {
            for (String target : targets) {
                Binding.Request request = new Binding.Request("GET", target, Optional.empty());
                String token = node.token(request).text();
                see(node.address(), target, HttpRequest.newBuilder().header("Authorization", "Bearer " + token));
                see(node.address(), target, HttpRequest.newBuilder());
            }
        }
    }

    private JsonObject next() {
        try {
            @Nullable JsonObject next = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no event came");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void note(JsonObject event) {
        know("index", String.valueOf(event.integer("index")));
        if (event.string("kind").equals("transaction")) {
            know("call", event.string("call"));
            know("account", event.string("account"));
            know("{account}/{jti}", event.string("account") + "/" + event.string("jti"));
            for (String name : List.of("record", "subject", "grant", "access", "account", "member")) {
                event.object("args").optionalString(name).ifPresent(value -> know(name, value));
            }
        }
    }

    private void know(String name, String value) {
        String place = name.startsWith("{") ? name : "{" + name + "}";
        identifiers.computeIfAbsent(place, _ -> new TreeSet<>()).add(value);
    }

    /** Every path with a GET, filled in with all that was heard; and questions by parameters. */
    private List<String> targets() throws IOException {
        identifiers.put("/tile/{level}/{tile}", new TreeSet<>(List.of("/tile/0/000.p/8", "/tile/1/000.p/1")));
        identifiers.put("/tile/entries/{tile}", new TreeSet<>(List.of("/tile/entries/000.p/8")));
        List<String> targets = new ArrayList<>();
        for (String path : paths()) {
            targets.addAll(path.equals("/v1/events") ? List.of() : filled(path));
        }
        for (String name : List.of("record", "subject", "account")) {
            for (String value : identifiers.getOrDefault("{" + name + "}", new TreeSet<>())) {
                targets.add("/v1/records?subject=" + value);
                targets.add("/v1/accesses?" + name.replace("account", "reader") + "=" + value);
                targets.add("/v1/subjects?account=" + value);
                targets.add("/v1/accounts?name=" + value);
                targets.add("/v1/proofs/state?key=records/" + name + "/" + value);
            }
        }
        targets.addAll(List.of("/v1/proofs/inclusion?index=1", "/v1/proofs/consistency?from=1"));
        return targets;
    }

    private List<String> filled(String path) {
        for (Map.Entry<String, NavigableSet<String>> known : identifiers.entrySet()) {
            if (path.contains(known.getKey())) {
                return known.getValue().stream()
                        .flatMap(value -> filled(path.replace(known.getKey(), value)).stream())
                        .toList();
            }
        }
        if (path.contains("{")) {
            throw new AssertionError("nothing was heard to fill in " + path);
        }
        return List.of(path);
    }

    private List<String> paths() throws IOException {
        List<String> paths = new ArrayList<>();
        String path = "";
        for (String line : see(own.address(), "/openapi.yaml", HttpRequest.newBuilder())
                .lines()
                .toList()) {
            if (line.matches(" {2}/\\S*:")) {
                path = line.strip().replaceFirst(":$", "");
            } else if (line.equals("    get:")) {
                paths.add(path);
            }
        }
        return paths;
    }

    private String see(URI node, String target, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> answer = http.send(
                    request.uri(node.resolve(target)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            boolean stranger = request.build().headers().map().isEmpty();
            String name = "the answer " + answer.statusCode() + " of " + node + " to " + target
                    + (stranger ? " for a stranger" : "");
            seen.add(name, answer.body());
            seen.add(name + " (headers)", answer.headers().toString());
            return new String(answer.body(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
