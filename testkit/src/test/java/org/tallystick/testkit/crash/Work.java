package org.tallystick.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Submitted;
import org.tallystick.decision.Purpose;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.testkit.network.Signing;

/** What one person does all day, at random. For one thread. */
final class Work {
    private static final Duration LIVE = Duration.ofSeconds(30);
    private static final int USUAL_SIZE = 40_000;
    private static final int LARGE_SIZE = 2_500_000;

    private final Staff staff;
    private final Journal journal;
    private final Evidence evidence;
    private final SplittableRandom random;
    private final Path file;

    /** @param file is written over and over */
    Work(Staff staff, Journal journal, Evidence evidence, SplittableRandom random, Path file) {
        this.staff = staff;
        this.journal = journal;
        this.evidence = evidence;
        this.random = random;
        this.file = file;
    }

    /** Something that is done again and again until the network is killed. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException, InterruptedException;
    }

    /** Shares a file, or corrects one shared before. */
    void share(Connection by, Handle subject, String type) throws IOException, InterruptedException {
        byte[] content = new byte[random.nextInt(12) == 0 ? LARGE_SIZE : random.nextInt(1, USUAL_SIZE)];
        random.nextBytes(content);
        Files.write(file, content);
        List<Journal.Version> mine = journal.newest(by);
        NewRecord meta = mine.isEmpty() || random.nextInt(3) > 0
                ? by.newRecord(subject, type, "values", "application/octet-stream")
                : mine.get(random.nextInt(mine.size())).meta().next();
        Journal.Deed deed = new Journal.Deed(by, by.draftShare(meta, by.upload(file, Progress.SILENT)));
        look(by, journal.submit(deed, new Journal.Version(by, meta, Hash.of(Bytes.wrap(content)))));
    }

    /** Consents to something, or withdraws a consent. */
    void consent(Connection patient) throws IOException, InterruptedException {
        List<Handle> given = new ArrayList<>(journal.live().keySet());
        if (given.isEmpty() || random.nextInt(3) > 0) {
            Handle grant = patient.newHandle();
            Journal.Deed deed =
                    new Journal.Deed(patient, patient.draftGrant(grant, staff.atLab(), staff.terms("letter")));
            look(patient, journal.submit(deed));
            assertThat(patient.awaitLive(grant, LIVE)).as("live: " + grant).isTrue();
            journal.isLive(grant, patient);
        } else {
            Handle grant = given.get(random.nextInt(given.size()));
            journal.revoking(grant);
            JsonObject args = JsonObject.with("grant", grant.value()).build();
            look(patient, journal.submit(new Journal.Deed(patient, Signing.sign(patient, "grants.revoke", args))));
        }
    }

    /** Reads a record that a consent opens; looks at the log while there is none. */
    void read(Connection by) throws IOException, InterruptedException {
        List<Journal.Version> open = journal.records().stream()
                .filter(version -> version.meta().description().type().equals(Staff.OPEN_TYPE))
                .toList();
        if (open.isEmpty()) {
            evidence.checkpoints();
        } else {
            read(by, open.get(random.nextInt(open.size())).meta().record());
        }
    }

    /** Reads that record: it comes, and its content is that of the version it is said to be. */
    void read(Connection by, Handle record) throws IOException {
        Reading reading = by.read(new ReadRequest(record, Purpose.TREATMENT), file, Progress.SILENT);
        journal.read(by, reading.access());
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Opened.class,
                        opened -> assertThat(journal.content(record, opened.version()))
                                .contains(Hash.of(read(opened.file()))));
    }

    private static Bytes read(Path file) {
        try {
            return Bytes.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Connection by, Submitted.Done done) throws IOException, InterruptedException {
        evidence.receipt(by, done);
        if (random.nextInt(4) == 0) {
            evidence.checkpoints();
        }
    }
}
