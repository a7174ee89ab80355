package org.tallystick.testkit.linkage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Events;
import org.tallystick.client.Identity;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Stored;
import org.tallystick.client.Tally;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * What every trial plays, the same calls each time: a new account asks for a new record and is refused, then for another
 * and may read it. What the details say, whom it is about and how long everything is follows the secrets; what could stand
 * in any order is shuffled.
 */
final class Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** By how much the second doctor's device is ahead of all others. */
    private static final Duration AHEAD = Duration.ofSeconds(3);

    private static final long A_MINUTE = 60_000;
    private static final long MUCH_LATER = 2_000_000_000_000L;

    private final Troupe troupe;
    private final Random random;
    private final Secrets secrets;
    private final Unpadded unpadded = new Unpadded();
    private final Purpose purpose;
    private final RecordType type;
    private final InstantSource clock;
    private long last;

    Scene(Troupe troupe, Secrets secrets, Random random) {
        this.troupe = troupe;
        this.secrets = secrets;
        this.random = random;
        this.purpose = secrets.pick(Question.PURPOSE, Purpose.TREATMENT, Purpose.RESEARCH);
        this.clock = secrets.pick(
                Question.DOCTOR, InstantSource.system(), () -> Instant.now().plus(AHEAD));
        this.type = new RecordType(secrets.pick(Question.TYPE, "lab-report", "psychiatry:intake-report"));
    }

    /**
     * What came of it.
     *
     * @param last the index of its last entry
     * @param open what may be read now, and stays so until the grant is revoked
     */
    record Played(long last, Opened open, Unpadded unpadded) {}

    /** An access that was allowed, and the patient's grant that allowed it. */
    record Opened(Connection doctor, Handle access, Troupe.Patient patient, Handle grant) {}

    /** Plays it with two files that lie in the vault already: when they came says how large they are. */
    Played play(Stored small, Stored ofAnySize) throws IOException {
        String name = secrets.pick(Question.DOCTOR, "Dr. Li", "Dr. Maximiliana Okafor-Vandenbroucke, West Wing");
        Identity account = troupe.clinic().registration().register(name, List.of("doctor"));
        unpadded.note("accounts.register", name.length());
        Connection doctor = Tally.connect(troupe.clinic().address(), account, clock);
        List<Runnable> revocations = isRefused(doctor, small);
        Opened open = mayRead(doctor, ofAnySize);
        inAnyOrder(revocations);
        return new Played(last, open, unpadded);
    }

    private List<Runnable> isRefused(Connection doctor, Stored file) throws IOException {
        Handle record = share(secrets.pick(Question.PATIENT, troupe.first(), troupe.second()), file);
        Handle one = doctor.newHandle();
        Handle other = doctor.newHandle();
        inAnyOrder(List.of(
                () -> give(troupe.first(), one, inTheWay(Question.EFFECT, doctor, record)),
                () -> give(troupe.second(), other, inTheWay(Question.EFFECT_OTHER, doctor, record))));
        awaitLive(one);
        awaitLive(other);
        if (!(read(doctor, record) instanceof Reading.Refused)) {
            throw new AssertionError("a read was not refused");
        }
        return List.of(() -> revoke(troupe.first(), one), () -> revoke(troupe.second(), other));
    }

    private Opened mayRead(Connection doctor, Stored file) throws IOException {
        Troupe.Patient patient = secrets.pick(Question.PATIENT_READ, troupe.first(), troupe.second());
        Handle record = share(patient, file);
        Handle grant = doctor.newHandle();
        Scope scope = secrets.pick(Question.SCOPE, Scope.All.ALL, new Scope.OfType(type));
        give(patient, grant, allowance(only(doctor), scope, purpose));
        awaitLive(grant);
        return new Opened(doctor, ask(doctor, record), patient, grant);
    }

    /** What keeps the doctor from reading: a denial, or an allowance that is for something or somebody else. */
    private Terms inTheWay(Question effect, Connection doctor, Handle record) {
        Scope scope = new Scope.OneRecord(record);
        if (secrets.is(effect)) {
            Optional<Long> always = Optional.empty();
            return new Terms(Terms.Effect.DENY, only(doctor), scope, List.of(), List.of(), always, always);
        }
        return secrets.is(Question.NEAR_MISS)
                ? allowance(only(doctor), scope, Purpose.PUBLIC_HEALTH)
                : allowance(only(troupe.technician()), scope, purpose);
    }

    private static ReaderTerm only(Connection reader) {
        return new ReaderTerm.OneAccount(reader.identity().account());
    }

    private static Terms allowance(ReaderTerm reader, Scope scope, Purpose purpose) {
        List<LegalBasis> basis = List.of(LegalBasis.CONSENT);
        return new Terms(
                Terms.Effect.ALLOW, reader, scope, List.of(purpose), basis, Optional.empty(), Optional.of(MUCH_LATER));
    }

    private Handle share(Troupe.Patient about, Stored file) {
        String label = secrets.pick(Question.TYPE, "HbA1c", "Report of the first conversation. ".repeat(5));
        NewRecord meta = troupe.technician().newRecord(about.handle(), type.value(), label, "text/plain");
        submit(troupe.technician(), troupe.technician().draftShare(meta, file));
        return meta.record();
    }

    private void give(Troupe.Patient patient, Handle grant, Terms terms) {
        submit(patient.speaks(), patient.speaks().draftGrant(grant, patient.handle(), terms));
    }

    private void revoke(Troupe.Patient patient, Handle grant) {
        last = patient.speaks().revoke(grant).orThrow().index();
    }

    private void submit(Connection who, Draft draft) {
        draft.details()
                .ifPresent(details ->
                        unpadded.note(details.call(), details.body().text().length()));
        last = who.submit(draft).orThrow().index();
    }

    private Reading read(Connection doctor, Handle record) throws IOException {
        ReadRequest request = new ReadRequest(record, purpose, reason(), Optional.empty());
        unpadded.note("accesses.request", lengthOf(reason()));
        return doctor.read(request, troupe.nowhere(), Progress.SILENT);
    }

    /** As the client does, without fetching at once what is opened: how long that takes says how large it is. */
    private Handle ask(Connection doctor, Handle record) throws IOException {
        Handle access = doctor.newHandle();
        long minute = clock.millis() / A_MINUTE;
        JsonObject args = JsonObject.with("access", access.value())
                .with("record", record.value())
                .with("answerBy", (minute + 11) * A_MINUTE)
                .build();
        JsonObject details = JsonObject.with("purpose", purpose.code())
                .with("reason", reason())
                .build();
        unpadded.note("accesses.request", lengthOf(reason()));
        long asked = doctor.submit("accesses.request", args, details).orThrow().index();
        try (Events events = doctor.events(asked)) {
            while (status(doctor, access).equals("open")) {
                events.next();
            }
        }
        if (!status(doctor, access).equals("allowed")) {
            throw new AssertionError("a read was not allowed");
        }
        return access;
    }

    private Optional<String> reason() {
        return secrets.pick(Question.PURPOSE, Optional.empty(), Optional.of("A study on sleep. ".repeat(50)));
    }

    private static int lengthOf(Optional<String> words) {
        return words.map(String::length).orElse(0);
    }

    private static String status(Connection who, Handle access) {
        return who.get("/v1/accesses/" + access).string("status");
    }

    private void awaitLive(Handle grant) {
        if (!troupe.technician().awaitLive(grant, PATIENCE)) {
            throw new AssertionError("a grant was not acknowledged");
        }
    }

    private void inAnyOrder(List<Runnable> steps) {
        List<Runnable> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(Runnable::run);
    }
}
