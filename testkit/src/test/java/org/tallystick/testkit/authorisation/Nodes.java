package org.tallystick.testkit.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.testkit.network.ThreeMembers;

/**
 * The nodes of a network that runs. Everybody hands in at the node of another member: that takes transactions whose details
 * stay with whoever signed them.
 */
record Nodes(ThreeMembers network, HttpClient http) implements Door {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Fate attempt(Bytes jws) {
        HttpResponse<String> answer = post(jws);
        JsonObject json = Json.parseObject(Bytes.utf8(answer.body())).orThrow();
        return switch (answer.statusCode()) {
            case 200 -> Fate.entry(Result.parse(json.object("result")).orThrow().outcome());
            case 202 -> attempt(jws); // it waits; the same again gets the same result
            case 400, 403 -> Fate.noEntry(json.string("code"));
            default -> throw new AssertionError(answer.statusCode() + " " + answer.body());
        };
    }

    private HttpResponse<String> post(Bytes jws) {
        String body = JsonObject.with("transaction", jws.text()).build().text();
        try {
            URI target = node(Transaction.parse(jws).orThrow().issuer()).resolve("/v1/transactions?wait=commit");
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI node(AccountId caller) throws IOException {
        MemberId other = caller.member().equals(People.HERE) ? People.THERE : People.HERE;
        return network.address(other);
    }

    @Override
    public void commit(Bytes jws) {
        assertThat(attempt(jws)).matches(Fate::isDone);
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public long answerBy() {
        return now() + Duration.ofHours(1).toMillis();
    }

    /** Made up: nobody's answer but the node's own gets so far that this is looked at. */
    @Override
    public Hash facts(AccountId reader, Handle record, Handle subject) {
        return Hash.ZERO;
    }
}
