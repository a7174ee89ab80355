package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.Registration;
import org.tallystick.client.Stored;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** A patient of the hospital who consents to two doctors, one there and one at the clinic, and what these three do. */
final class Ward {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection technician;
    private final Connection atHospital;
    private final Connection atClinic;
    private final Handle patient;
    private final Stored stored;
    private final Handle record;
    private final Watcher hospital;
    private final Watcher clinic;

    private Ward(Consortium consortium, Path folder) throws IOException {
        this.technician = consortium.register(Consortium.HOSPITAL, "technician");
        this.atHospital = consortium.register(Consortium.HOSPITAL, "doctor");
        this.atClinic = consortium.register(Consortium.CLINIC, "doctor");
        this.patient = consenting(consortium);
        Path file = Files.writeString(folder.resolve("report.csv"), "HbA1c,41\n");
        this.stored = technician.upload(file, Progress.SILENT);
        NewRecord meta = report();
        this.record = meta.record();
        long index =
                technician.submit(technician.draftShare(meta, stored)).orThrow().index();
        this.hospital = Watcher.of(atHospital, index);
        this.clinic = Watcher.of(atClinic, index);
    }

    /** Registers everyone; the folder holds the file that is shared. */
    static Ward open(Consortium consortium, Path folder) throws IOException {
        return new Ward(consortium, folder);
    }

    /** From sending a share at the hospital until a subscriber of the clinic's node has it, in nanoseconds. */
    long shareOne() {
        NewRecord meta = report();
        Draft draft = technician.draftShare(meta, stored);
        long start = System.nanoTime();
        technician.submit(draft).orThrow();
        return clinic.heard("records.share", meta.record()) - start;
    }

    /** From the request's entry to the answer's as the holder's node shows them: all of it is the holder's work. */
    long askAtTheHospital() {
        Handle access = ask(atHospital);
        return hospital.heard("accesses.answer", access) - hospital.heard("accesses.request", access);
    }

    /** From sending the request at the clinic's node until that node shows the hospital's answer. */
    long askAtTheClinic() {
        long start = System.nanoTime();
        Handle access = ask(atClinic);
        return clinic.heard("accesses.answer", access) - start;
    }

    private Handle ask(Connection doctor) {
        Handle access = doctor.newHandle();
        JsonObject args = JsonObject.with("access", access.value())
                .with("record", record.value())
                .with("answerBy", System.currentTimeMillis() + 600_000)
                .build();
        JsonObject details =
                JsonObject.with("purpose", Purpose.TREATMENT.code()).build();
        doctor.submit("accesses.request", args, details).orThrow();
        return access;
    }

    private NewRecord report() {
        return technician.newRecord(patient, "lab-report", "HbA1c", "text/csv");
    }

    private Handle consenting(Consortium consortium) throws IOException {
        Connection speaker = consortium.register(Consortium.HOSPITAL, Registration.SUBJECT);
        Handle subject = consortium
                .administrator(Consortium.HOSPITAL)
                .registration()
                .enrol(speaker.identity().account(), "Ana");
        for (Connection doctor : List.of(atHospital, atClinic)) {
            Handle grant = speaker.newHandle();
            speaker.grant(grant, subject, consent(doctor.identity().account())).orThrow();
            if (!speaker.awaitLive(grant, PATIENCE)) {
                throw new IllegalStateException("a grant was not acknowledged");
            }
        }
        return subject;
    }

    private static Terms consent(AccountId doctor) {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(doctor),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
    }
}
