package org.tallystick.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.ledger.log.Policies;
import org.tallystick.ledger.members.Members;
import org.tallystick.ledger.witness.WitnessDoor;
import org.tallystick.ledger.witness.WitnessPolicy;
import org.tallystick.ledger.witness.Witnesses;

/** The outside witnesses that the file {@code witnesses} lists, asked by HTTP; nobody, where there is no such file. */
final class OutsideWitnesses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER = 1 << 16;

    private final HttpClient http;
    private final Optional<Witnesses> asked;

    private OutsideWitnesses(HttpClient http, Optional<Witnesses> asked) {
        this.http = http;
        this.asked = asked;
    }

    /** Reads the file. @throws NodeException if it is not as it must be */
    static OutsideWitnesses open(Path file, CommittedState state, Checkpoints checkpoints) throws IOException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        if (!Files.exists(file)) {
            return new OutsideWitnesses(http, Optional.empty());
        }
        WitnessPolicy policy = read(file, state);
        WitnessDoor door = (address, body) -> post(http, address, body);
        return new OutsideWitnesses(
                http, Optional.of(new Witnesses(policy, state, checkpoints.board(), door, Witnesses.USUAL_PAUSE)));
    }

    private static WitnessPolicy read(Path file, CommittedState state) throws IOException {
        return switch (WitnessPolicy.parse(Bytes.wrap(Files.readAllBytes(file)))) {
            case Parsed.Ok<WitnessPolicy>(WitnessPolicy policy) -> {
                requireOthers(policy, file, state);
                yield policy;
            }
            case Parsed.Bad<WitnessPolicy> bad ->
                throw new NodeException(file + " is no list of witnesses: " + bad.detail());
        };
    }

    /** A member is no outside witness. */
    private static void requireOthers(WitnessPolicy policy, Path file, CommittedState state) {
        List<MemberId> members = Members.ids(state);
        try {
            Policies.forBoth(state, members.getFirst(), state.lastHeader()).ifPresent(policy::beside);
        } catch (MalformedException e) {
            throw new NodeException(file + " lists a key or a name that a member has: " + e.detail());
        }
    }

    private static WitnessDoor.Answer post(HttpClient http, URI address, Bytes body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(body.toArray()))
                .build();
        HttpResponse<byte[]> response =
                http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        return new WitnessDoor.Answer(response.statusCode(), Bytes.wrap(response.body()));
    }

    Optional<Witnesses> asked() {
        return asked;
    }

    void start() {
        asked.ifPresent(Witnesses::start);
    }

    @Override
    public void close() {
        asked.ifPresent(Witnesses::close);
        http.shutdownNow();
    }
}
