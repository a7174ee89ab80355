package org.tallystick.cli.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;

/** Requests that are wrong and carry secrets. What is answered, and what is logged of it, must not repeat them. */
final class Provocations {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Connection node;
    private final Connection elsewhere;
    private final Marks marks;
    private final Haystack seen;
    private final Map<String, Integer> statuses = new TreeMap<>();

    /**
     * @param node where they are made, by an account of the member
     * @param elsewhere another node, whose tokens are no good there
     */
    Provocations(Connection node, Connection elsewhere, Marks marks, Haystack seen) {
        this.node = node;
        this.elsewhere = elsewhere;
        this.marks = marks;
        this.seen = seen;
    }

    /** Makes them all. @return the status of each answer, by what was wrong */
    Map<String, Integer> make(Draft draft) throws IOException {
        String name = marks.word("hostile-name");
        tokens();
        submit("a name twice", "{\"transaction\":\"" + name + "\",\"transaction\":\"" + name + "\"}");
        submit("half a document", "{\"transaction\":\"" + name);
        submit("no number at all", "{\"transaction\":\"" + name + "\",\"details\":0x" + name + "}");
        submit("a document of another kind", "[\"" + name + "\"]");
        submit("a transaction that is none", "{\"transaction\":\"" + name + "\"}");
        submit("too deep", "{\"transaction\":" + "[".repeat(40) + "\"" + name + "\"" + "]".repeat(40) + "}");
        String signed = draft.jws().text();
        String[] parts = signed.split("\\.", -1);
        submit("another's signature", wrapped(parts[0] + "." + parts[1] + "." + "A".repeat(86), detailsOf(draft)));
        submit("details of another", wrapped(signed, detailsOf(draft).replaceFirst("\"salt\":\"", "\"salt\":\"A")));
        submit("details that are none", wrapped(signed, "{\"name\":\"" + name + "\"}"));
        submit("details too long", wrapped(signed, name.repeat(4_000)));
        upload("another content than the token says", marks.word("hostile-content"));
        get("a parameter that is unknown", "/v1/records?label=" + name);
        get("a value that cannot be", "/v1/records?subject=" + name);
        get("a cursor that is none", "/v1/records?cursor=" + name);
        get("an identifier that is none", "/v1/records/" + name);
        get("a path that is not there", "/v1/patients/" + name);
        return statuses;
    }

    private void tokens() throws IOException {
        String target = "/v1/records";
        String foreign = elsewhere
                .token(new Binding.Request("GET", target, Optional.empty()))
                .text();
        String other = node.token(new Binding.Request("GET", "/v1/grants", Optional.empty()))
                .text();
        String used =
                node.token(new Binding.Request("GET", target, Optional.empty())).text();
        send(HttpRequest.newBuilder().GET(), target, used);
        for (Map.Entry<String, String> token : Map.of(
                        "a token of another node", foreign,
                        "a token for another request", other,
                        "a token that was used", used,
                        "a token that is none", marks.word("hostile-token"),
                        "half a token", other.substring(0, other.length() / 2))
                .entrySet()) {
            send(token.getKey(), HttpRequest.newBuilder().GET(), target, token.getValue());
        }
    }

    private static String wrapped(String transaction, String details) {
        return JsonObject.with("transaction", transaction)
                .with("details", details)
                .build()
                .text();
    }

    private static String detailsOf(Draft draft) {
        return draft.details().orElseThrow().bytes().text();
    }

    private void submit(String wrong, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        send(wrong, request, "/v1/transactions?wait=commit", "");
    }

    private void upload(String wrong, String content) throws IOException {
        Hash other = Hash.of("something else".getBytes(StandardCharsets.UTF_8));
        String token = node.token(new Binding.Request("POST", "/v1/payloads", Optional.of(other)))
                .text();
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(content));
        send(wrong, request, "/v1/payloads", token);
    }

    private void get(String wrong, String target) throws IOException {
        String token =
                node.token(new Binding.Request("GET", target, Optional.empty())).text();
        send(wrong, HttpRequest.newBuilder().GET(), target, token);
    }

    private void send(String wrong, HttpRequest.Builder request, String target, String token) throws IOException {
        HttpResponse<byte[]> answer = send(request, target, token);
        seen.add("the answer to " + wrong, answer.body());
        statuses.put(wrong, answer.statusCode());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String target, String token) throws IOException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(
                    request.uri(node.address().resolve(target)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
