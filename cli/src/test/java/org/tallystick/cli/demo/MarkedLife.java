package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.cli.RunOf;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Shared;
import org.tallystick.client.Submitted;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;

/** Everything a network is for, with a mark in every word that is nobody else's business. */
final class MarkedLife {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Path folder;
    private final Marks marks;
    private final Connection technician;
    private final Connection doctor;
    private final Connection patient;

    /** Registers those who live it. */
    MarkedLife(Home home, Path folder, Marks marks) throws IOException {
        this.home = home;
        this.folder = folder;
        this.marks = marks;
        People people = new People(home);
        people.add(marks.word("technician"), Cast.LABORATORY, List.of("technician"), false);
        people.add(marks.word("doctor"), Cast.CLINIC, List.of("doctor"), false);
        people.add(marks.word("patient"), Cast.LABORATORY, List.of(), true);
        Players players = new Players(home);
        this.technician = players.connect(marks.word("technician"), Cast.LABORATORY);
        this.doctor = players.connect(marks.word("doctor"), Cast.CLINIC);
        this.patient = players.connect(marks.word("patient"), Cast.LABORATORY);
    }

    Connection technician() {
        return technician;
    }

    Connection doctor() {
        return doctor;
    }

    /** What is shared. */
    String payload() {
        return ("the result is " + marks.word("payload") + "\n").repeat(2_000);
    }

    /** Lives it. @return the index of the last entry that came of it */
    long live() throws IOException {
        Handle record = sharedByCommand();
        assertThat(read(record, "first")).isInstanceOf(Reading.Refused.class);
        Handle grant = give(Terms.Effect.ALLOW);
        assertThat(patient.awaitLive(grant, PATIENCE)).isTrue();
        assertThat(read(record, "second")).isInstanceOf(Reading.Opened.class);
        correct(record);
        give(Terms.Effect.DENY);
        patient.revoke(grant).orThrow();
        return technician
                .retire(record, marks.word("reason-to-retire"))
                .orThrow()
                .index();
    }

    /** As a user would, so that the file's name becomes the label. */
    private Handle sharedByCommand() throws IOException {
        Path file = Files.writeString(folder.resolve(marks.word("file-name") + ".csv"), payload());
        RunOf run = RunOf.tally(
                "share",
                file.toString(),
                "--as",
                marks.word("technician"),
                "--about",
                marks.word("patient"),
                "--type",
                type("type"),
                "--home",
                home.root().toString(),
                "--json");
        assertThat(run.exit()).as(run.out()).isZero();
        return new Handle(
                Json.parseObject(Bytes.utf8(run.out().strip())).orThrow().string("record"));
    }

    private String type(String word) {
        return marks.word(word).toLowerCase(Locale.ROOT);
    }

    private Reading read(Handle record, String time) throws IOException {
        ReadRequest request = new ReadRequest(
                record,
                Purpose.TREATMENT,
                Optional.of(marks.word("reason-" + time)),
                Optional.of(marks.word("reader-" + time)));
        return doctor.read(request, folder.resolve("copy-" + time), Progress.SILENT);
    }

    private void correct(Handle record) throws IOException {
        Path file = Files.writeString(folder.resolve("corrected"), marks.word("payload-corrected"));
        NewRecord next = technician
                .following(record)
                .orElseThrow()
                .described(type("type-label-corrected"), marks.word("label-corrected"), "text/csv")
                .by(marks.word("author"));
        technician.share(file, next, Progress.SILENT);
    }

    private NewRecord meta(String label) {
        return technician.newRecord(Players.subject(patient), type("type-" + label), marks.word(label), "text/csv");
    }

    private Handle give(Terms.Effect effect) {
        Handle grant = patient.newHandle();
        Terms terms = new Terms(
                effect,
                new ReaderTerm.OneAccount(doctor.identity().account()),
                effect == Terms.Effect.ALLOW ? Scope.All.ALL : new Scope.OfType(new RecordType(type("type"))),
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
        patient.grant(grant, Players.subject(patient), terms).orThrow();
        return grant;
    }

    /** What shares a file that is in the vault, not yet sent off. */
    Draft draft() throws IOException {
        Path file = Files.writeString(folder.resolve("drafted"), marks.word("payload-drafted"));
        return technician.draftShare(meta("label-drafted"), technician.upload(file, Progress.SILENT));
    }

    /** Something whose details the clinic is to have: a grant of which its doctor is the reader. */
    void giveWithoutWaiting() throws IOException {
        give(Terms.Effect.ALLOW);
        Path file = Files.writeString(folder.resolve("later"), marks.word("payload-later"));
        Shared shared = technician.share(file, meta("label-later"), Progress.SILENT);
        Submitted retired = technician.retire(shared.record(), marks.word("reason-later"));
        retired.orThrow();
    }
}
