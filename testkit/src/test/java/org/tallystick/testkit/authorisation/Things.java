package org.tallystick.testkit.authorisation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** What calls are about: subjects, records, grants, a request and a proposal. All but the proposal are the hospital's. */
final class Things {
    /** Patients who speak for nobody else's subject. */
    private static final List<Caller> OF_THEIR_OWN = List.of(Caller.REKEYED_PATIENT);

    private final Pen pen;
    private final Door door;
    private final People people;
    private final Hash salt;

    private final Handle subject;
    private final Map<Caller, Handle> ownSubjects = new EnumMap<>(Caller.class);
    private final Handle unbound;
    private final Handle record;
    private final Handle exAuthorsRecord;
    private final Handle stewardsVersion;
    private final Handle consent;
    private final Map<Caller, Handle> ownConsents = new EnumMap<>(Caller.class);
    private final Handle legalBasis;
    private final Handle waiting;
    private final Handle access;
    private final Handle proposal;

    /** Makes them all. */
    Things(Pen pen, Door door, People people) {
        this.pen = pen;
        this.door = door;
        this.people = people;
        this.salt = pen.hash();
        subject = enrolled(Caller.EX_PATIENT);
        OF_THEIR_OWN.forEach(patient -> ownSubjects.put(patient, enrolled(patient)));
        unbound = pen.handle();
        commit(Caller.STEWARD, "records.enrol", enrolment(unbound));
        record = shared(Caller.AUTHOR);
        exAuthorsRecord = shared(Caller.EX_AUTHOR);
        stewardsVersion = shared(Caller.AUTHOR);
        commit(Caller.STEWARD, "records.correct", correction(stewardsVersion, 2));
        consent = live(Caller.EX_PATIENT, subject);
        ownSubjects.forEach((patient, own) -> ownConsents.put(patient, live(patient, own)));
        legalBasis = live(Caller.STEWARD, subject);
        waiting = given(Caller.EX_PATIENT, subject);
        commit(Caller.EX_PATIENT, "records.bind", binding(subject, Caller.PATIENT));
        access = pen.handle();
        commit(Caller.READER, "accesses.request", request(access));
        proposal = pen.handle();
        door.commit(pen.sign(people.adminElsewhere(), "members.propose", proposal(proposal), door.now()));
    }

    private Handle enrolled(Caller alias) {
        Handle handle = pen.handle();
        JsonObject.Builder args =
                enrolment(handle).with("account", people.of(alias).id().toString());
        commit(Caller.STEWARD, "records.enrol", args);
        return handle;
    }

    private Handle shared(Caller by) {
        Handle handle = pen.handle();
        commit(by, "records.share", sharing(handle));
        return handle;
    }

    private Handle given(Caller by, Handle about) {
        Handle grant = pen.handle();
        commit(by, "grants.give", giving(grant, about));
        return grant;
    }

    private Handle live(Caller by, Handle about) {
        Handle grant = given(by, about);
        commit(Caller.NODE, "grants.acknowledge", JsonObject.with("grant", grant.value()));
        return grant;
    }

    /** The subject that the caller speaks for, or used to; for all others one and the same. */
    Handle subject(Caller caller) {
        return ownSubjects.getOrDefault(caller, subject);
    }

    /** A subject for whom no account speaks. */
    Handle unbound() {
        return unbound;
    }

    /** The record that the caller shared; for all others that of the author. */
    Handle record(Caller caller) {
        return caller == Caller.EX_AUTHOR ? exAuthorsRecord : record;
    }

    /** A record that the author shared and a steward has corrected. */
    Handle stewardsVersion() {
        return stewardsVersion;
    }

    /** A live grant on the word of the subject that the caller speaks for. */
    JsonObject.Builder consent(Caller caller) {
        return grant(ownConsents.getOrDefault(caller, consent));
    }

    /** A live grant on the word of the owner. */
    JsonObject.Builder legalBasis() {
        return grant(legalBasis);
    }

    /** A grant that its holder has not acknowledged. */
    JsonObject.Builder waiting() {
        return grant(waiting);
    }

    private static JsonObject.Builder grant(Handle grant) {
        return JsonObject.with("grant", grant.value());
    }

    /** The reader's request. */
    JsonObject.Builder access() {
        return JsonObject.with("access", access.value());
    }

    /** A vote on what another member has proposed. */
    JsonObject.Builder vote() {
        return JsonObject.with("proposal", proposal.value()).with("vote", "yes");
    }

    JsonObject.Builder newProposal() {
        return proposal(pen.handle());
    }

    private JsonObject.Builder proposal(Handle handle) {
        return JsonObject.with("proposal", handle.value())
                .with("action", "admit")
                .with("member", people.introduction().build());
    }

    JsonObject.Builder newEnrolment() {
        return enrolment(pen.handle());
    }

    private JsonObject.Builder enrolment(Handle handle) {
        return JsonObject.with("subject", handle.value()).with("details", pen.hash());
    }

    JsonObject.Builder binding(Handle about, Caller to) {
        return JsonObject.with("subject", about.value())
                .with("account", people.of(to).id().toString());
    }

    JsonObject.Builder newRecord() {
        return sharing(pen.handle());
    }

    private JsonObject.Builder sharing(Handle handle) {
        return aboutRecord(handle)
                .with("about", About.commit(handle, subject, Bytes.wrap(salt.toArray())))
                .with("commitment", pen.hash());
    }

    JsonObject.Builder correction(Handle of, long version) {
        return aboutRecord(of).with("version", version).with("commitment", pen.hash());
    }

    JsonObject.Builder aboutRecord(Handle handle) {
        return JsonObject.with("record", handle.value()).with("details", pen.hash());
    }

    JsonObject.Builder newGrant(Handle about) {
        return giving(pen.handle(), about);
    }

    private JsonObject.Builder giving(Handle grant, Handle about) {
        return grant(grant).with("subject", about.value()).with("details", pen.hash());
    }

    JsonObject.Builder newRequest() {
        return request(pen.handle());
    }

    private JsonObject.Builder request(Handle handle) {
        return JsonObject.with("access", handle.value())
                .with("record", record.value())
                .with("answerBy", door.answerBy())
                .with("details", pen.hash());
    }

    JsonObject.Builder refusal() {
        return answer(false);
    }

    /** An answer that allows, on the subject's consent or on nothing. */
    JsonObject.Builder allowance(boolean onConsent) {
        JsonArray grants = onConsent ? new JsonArray(List.of(Json.of(consent.value()))) : JsonArray.EMPTY;
        return answer(true)
                .with("subject", subject.value())
                .with("salt", salt)
                .with("grants", grants)
                .with("facts", door.facts(people.of(Caller.READER).id(), record, subject));
    }

    private JsonObject.Builder answer(boolean allowed) {
        return access().with("allowed", allowed)
                .with("block", 0)
                .with("clock", door.now())
                .with("function", "1")
                .with("details", pen.hash());
    }

    private void commit(Caller by, String call, JsonObject.Builder args) {
        door.commit(pen.sign(people.of(by), call, args, door.now()));
    }
}
