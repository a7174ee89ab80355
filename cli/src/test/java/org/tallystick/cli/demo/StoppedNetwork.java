package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.Stored;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;

/** A network with a few people that was used for a while and then stopped, made once. */
final class StoppedNetwork {
    /** What nobody but those concerned is to read. */
    static final String LABEL = "a label that nobody else is to read";

    private Optional<Path> network = Optional.empty();
    private Handle first = new Handle("0".repeat(32));
    private Hash shareDetails = Hash.ZERO;
    private Optional<Draft> grant = Optional.empty();

    /** Its folder, not to be changed. */
    synchronized Path network() throws IOException {
        if (network.isEmpty()) {
            Path made = Files.createTempDirectory("tally-fsck-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
            live(made.resolve("network"));
            network = Optional.of(made.resolve("network"));
        }
        return network.get();
    }

    private static void remove(Path made) {
        try {
            Folders.delete(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void live(Path into) throws IOException {
        try (Stage stage = Stage.found(into)) {
            stage.register();
            Players players = new Players(stage.home());
            Connection ivo = players.connect("ivo", Cast.LABORATORY);
            Connection ana = players.connect(Cast.PATIENT, Cast.LABORATORY);
            Draft share = draft(ivo, Players.subject(ana), "first");
            shareDetails = share.details().orElseThrow().digest();
            ivo.submit(share).orThrow();
            ivo.submit(draft(ivo, Players.subject(ana), "second")).orThrow();
            grant(ana, players.connect("dr-okafor", Cast.CLINIC));
            upload(ivo, "an orphan");
        }
    }

    private Draft draft(Connection ivo, Handle subject, String content) throws IOException {
        NewRecord meta = ivo.newRecord(subject, "lab-report", LABEL, "text/plain");
        first = content.equals("first") ? meta.record() : first;
        return ivo.draftShare(meta, upload(ivo, content));
    }

    private static Stored upload(Connection ivo, String content) throws IOException {
        Path file = Files.createTempFile("tally-fsck-", ".txt");
        try {
            Files.writeString(file, content);
            return ivo.upload(file, Progress.SILENT);
        } finally {
            Files.delete(file);
        }
    }

    private void grant(Connection ana, Connection reader) {
        Handle handle = ana.newHandle();
        Terms terms = new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(reader.identity().account()),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
        Draft draft = ana.draftGrant(handle, Players.subject(ana), terms);
        ana.submit(draft).orThrow();
        grant = Optional.of(draft);
        assertThat(ana.awaitLive(handle, Duration.ofSeconds(20))).isTrue();
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!reader.get("/v1/grants/" + handle).object("details").has("body")) {
            assertThat(System.nanoTime())
                    .as("delivered to the reader within 20 s")
                    .isLessThan(until);
        }
    }

    /** The record that was shared first; its payload is that very word. */
    Handle first() {
        return first;
    }

    /** The digest of the details with which that was done. */
    Hash shareDetails() {
        return shareDetails;
    }

    /** A grant to someone at the clinic, whose details are there. */
    Draft grant() {
        return grant.orElseThrow();
    }

    /** The digest of its details. */
    Hash grantDetails() {
        return grant().details().orElseThrow().digest();
    }
}
