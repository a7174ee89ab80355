package org.tallystick.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Submitted;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.testkit.crash.Journal.Deed;
import org.tallystick.testkit.crash.Journal.Promise;
import org.tallystick.testkit.network.ThreeMembers;
import org.tallystick.testkit.network.Window;

/** Holds a network that has come back against what it promised. */
final class Inspection {
    private final Staff staff;
    private final Journal journal;
    private final Evidence evidence;

    Inspection(Staff staff, Journal journal, Evidence evidence) {
        this.staff = staff;
        this.journal = journal;
        this.evidence = evidence;
    }

    /** Looks at what was open when it was killed, and at so many of its promises. */
    void afterRestart(Random random, int most) throws IOException, InterruptedException {
        evidence.checkpoints();
        for (Deed deed : journal.open()) {
            wholeOrNotAtAll(deed);
        }
        List<Promise> promises = journal.promises();
        Collections.shuffle(promises, random);
        for (Promise promise : promises.subList(0, Math.min(most, promises.size()))) {
            kept(promise);
        }
        journal.live()
                .forEach((grant, patient) -> assertThat(
                                patient.get("/v1/grants/" + grant).string("status"))
                        .as("grant " + grant)
                        .isEqualTo("live"));
        for (Journal.Read read : journal.reads()) {
            assertThat(read.by().get("/v1/accesses/" + read.access()).string("status"))
                    .isEqualTo("allowed");
        }
        everyRecordIsFoundByWhomItIsAbout();
    }

    /** What a node knows beyond the ledger is gathered anew, so the patient still finds every record about her. */
    private void everyRecordIsFoundByWhomItIsAbout() {
        List<String> found = staff.patient().list("/v1/records?subject=" + staff.atLab()).stream()
                .map(record -> record.string("record"))
                .toList();
        List<String> about = journal.records().stream()
                .filter(version -> version.meta().subject().equals(staff.atLab()))
                .map(version -> version.meta().record().value())
                .toList();
        assertThat(found).containsAll(about);
    }

    /** In the end: every promise, every record's content, all details, and what was heard meanwhile. */
    void everything(Path file, List<Listener> listeners) throws IOException, InterruptedException {
        afterRestart(new Random(1), Integer.MAX_VALUE);
        everyRecordIsReadable(file);
        detailsHaveArrived();
        long size = staff.reader().get("/v1/network").integer("size");
        for (Listener listener : listeners) {
            listener.requireHeard(size);
        }
    }

    /** Nobody was told: it is on the ledger with all that belongs to it, or it is not. Sent again it counts once. */
    private void wholeOrNotAtAll(Deed deed) throws IOException, InterruptedException {
        Optional<Submitted> found = find(deed);
        if (found.isPresent() && deed.draft().details().isPresent()) {
            assertThat(Window.text(deed.by(), target(deed.draft()) + "/details"))
                    .isEqualTo(deed.draft().details().get().bytes().text());
        }
        Submitted.Done done = journal.submit(deed);
        found.ifPresent(before -> assertThat(done).isEqualTo(before));
        evidence.receipt(deed.by(), done);
    }

    /** It is found under its index with its result, gives the same when it is sent again, and is proven. */
    private void kept(Promise promise) throws IOException, InterruptedException {
        Deed deed = promise.deed();
        assertThat(find(deed)).contains(promise.outcome());
        assertThat(deed.by().submit(deed.draft())).isEqualTo(promise.outcome());
        evidence.receipt(deed.by(), promise.outcome());
    }

    private static Optional<Submitted> find(Deed deed) {
        try {
            JsonObject found = deed.by().get(target(deed.draft()));
            Result result = Result.parse(found.object("result")).orThrow();
            return Optional.of(Submitted.of(deed.draft().id(), found.integer("index"), result));
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo("not-found");
            return Optional.empty();
        }
    }

    private static String target(Draft draft) {
        return "/v1/transactions/" + draft.id().issuer() + "/" + draft.id().jti();
    }

    /** Every record that was promised comes to its author, byte by byte. */
    private void everyRecordIsReadable(Path file) throws IOException {
        Work work = new Work(staff, journal, evidence, new SplittableRandom(1), file);
        for (Journal.Version version : journal.records()) {
            work.read(version.by(), version.meta().record());
        }
    }

    /** The details of every grant and of every answer have come to the reader's member. */
    private void detailsHaveArrived() throws InterruptedException {
        Connection reader = staff.reader();
        for (var grant : journal.live().keySet()) {
            awaitBody(reader, "/v1/grants/" + grant);
        }
        for (Journal.Read read : journal.reads()) {
            awaitBody(read.by(), "/v1/accesses/" + read.access());
        }
    }

    private static void awaitBody(Connection reader, String target) throws InterruptedException {
        long until = System.nanoTime() + 30_000_000_000L;
        while (!hasBody(reader.get(target))) {
            assertThat(System.nanoTime()).as("details of " + target).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static boolean hasBody(JsonObject shown) {
        return shown.object("details").has("body")
                && (!shown.has("answer")
                        || shown.object("answer").object("details").has("body"));
    }

    /** Nothing half-received is left in any vault. */
    static void nothingIsHalfReceived(ThreeMembers network) throws IOException {
        for (var member : ThreeMembers.MEMBERS) {
            Path staging = network.directory().member(member).vault().resolve("staging");
            try (Stream<Path> left = Files.list(staging)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
