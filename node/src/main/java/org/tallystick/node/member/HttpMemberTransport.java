package org.tallystick.node.member;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;
import org.tallystick.sealing.tls.Distrust;
import org.tallystick.sharing.exchange.Answer;
import org.tallystick.sharing.exchange.Contact;
import org.tallystick.sharing.exchange.Identity;
import org.tallystick.sharing.exchange.MemberTransport;
import org.tallystick.sharing.exchange.Message;

/** Carries details to another member's node by HTTP, with a request token of this member's node. */
final class HttpMemberTransport implements MemberTransport {
    private static final String TARGET = "/v1/exchange/details";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long TOKEN_LIFETIME = 60;
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);

    private final HttpClient http;
    private final Identity self;
    private final TokenSigner signer;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Duration patience;

    HttpMemberTransport(HttpClient http, Identity self, InstantSource clock, SecureRandom random) {
        this(http, self, clock, random, PATIENCE);
    }

    HttpMemberTransport(HttpClient http, Identity self, InstantSource clock, SecureRandom random, Duration patience) {
        this.patience = patience;
        this.http = http;
        this.self = self;
        this.signer = new TokenSigner(AccountId.nodeOf(self.node().member()), self.signing());
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Answer deliver(Contact to, Message message) throws InterruptedException {
        try {
            byte[] body = message.json().canonical().toArray();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(to.address()).resolve(TARGET))
                    .timeout(patience)
                    .header("Authorization", "Bearer " + token(to, body).text())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return answer(exchange(request));
        } catch (IOException | IllegalArgumentException e) {
            return new Answer.Unreachable(Distrust.why(e).orElse(e.getClass().getSimpleName()));
        }
    }

    /** The other member may be hostile: its answer is bounded in length, and as a whole in time. */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the answer did not end in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // does nothing to one that is complete
        }
    }

    private Bytes token(Contact to, byte[] body) {
        byte[] jti = new byte[16];
        random.nextBytes(jti);
        long now = clock.instant().getEpochSecond();
        return signer.request(
                new NodeId(self.node().network(), to.member()),
                new Binding.Request("POST", TARGET, Optional.of(Hash.of(body))),
                new TokenSigner.Stamp(Base64Text.encodeUrl(jti), now, now + TOKEN_LIFETIME));
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return switch (Json.parseObject(Bytes.wrap(response.body()))) {
            case Parsed.Ok<JsonObject>(JsonObject json) -> answer(response, json);
            case Parsed.Bad<JsonObject> _ -> new Answer.Unreachable("it does not answer as a node does");
        };
    }

    private static Answer answer(HttpResponse<byte[]> response, JsonObject json) {
        return switch (response.statusCode()) {
            case 200 ->
                json.optionalString("acknowledgement")
                        .<Answer>map(jws -> new Answer.Acknowledged(Bytes.utf8(jws)))
                        .orElseGet(() -> new Answer.Unreachable("its answer has no acknowledgement"));
            case 429, 503, 507 -> new Answer.NotYet(retryAfter(response));
            case 422 ->
                new Answer.Refused(
                        json.optionalString("fault").orElse("refused"),
                        json.optionalString("detail").orElse(""));
            default -> new Answer.Unreachable("status " + response.statusCode());
        };
    }

    /** What the other member asks for, in seconds and within reason. */
    private static Duration retryAfter(HttpResponse<byte[]> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : asked;
    }
}
