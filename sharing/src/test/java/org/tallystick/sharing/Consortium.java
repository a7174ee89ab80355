package org.tallystick.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.accesses.Facts;

/** A hospital with a patient and a record, and a clinic whose doctor asks to read it: what most tests start from. */
public final class Consortium {
    public final World world;
    public final AccountId node = AccountId.nodeOf(World.ST_MARY);
    public final AccountId steward;
    public final AccountId author;
    public final AccountId patient;
    public final AccountId doctor;
    public final Handle subject;
    public final Handle record;
    public final Bytes salt;

    public Consortium() {
        this(7);
    }

    public Consortium(long seed) {
        world = new World(seed);
        steward = world.register(World.ST_MARY, Standing.STEWARD);
        author = world.register(World.ST_MARY, "technician");
        patient = world.register(World.ST_MARY, Standing.SUBJECT);
        doctor = world.register(World.CLINIC, "doctor");
        subject = world.handle();
        record = world.handle();
        salt = world.bytes(About.SALT_SIZE);
        done(world.call(steward, "records.enrol", enrol(subject).with("account", patient.toString())));
        done(world.call(author, "records.share", share(record)));
    }

    public static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    public JsonObject.Builder enrol(Handle newSubject) {
        return JsonObject.with("subject", newSubject.value()).with("details", world.hash());
    }

    public JsonObject.Builder share(Handle newRecord) {
        return JsonObject.with("record", newRecord.value())
                .with("about", About.commit(newRecord, subject, salt))
                .with("commitment", world.hash())
                .with("details", world.hash());
    }

    public JsonObject.Builder correct(long version) {
        return JsonObject.with("record", record.value())
                .with("version", version)
                .with("commitment", world.hash())
                .with("details", world.hash());
    }

    public JsonObject.Builder aboutRecord() {
        return JsonObject.with("record", record.value()).with("details", world.hash());
    }

    public JsonObject.Builder give(Handle grant) {
        return JsonObject.with("grant", grant.value())
                .with("subject", subject.value())
                .with("details", world.hash());
    }

    public static JsonObject.Builder grant(Handle grant) {
        return JsonObject.with("grant", grant.value());
    }

    public static JsonObject.Builder access(Handle access) {
        return JsonObject.with("access", access.value());
    }

    public JsonObject.Builder request(Handle access) {
        return access(access)
                .with("record", record.value())
                .with("answerBy", world.time + 60_000)
                .with("details", world.hash());
    }

    public JsonObject.Builder refuse(Handle access) {
        return access(access)
                .with("allowed", false)
                .with("block", world.block)
                .with("clock", world.time)
                .with("function", "1")
                .with("details", world.hash());
    }

    public JsonObject.Builder allow(Handle access, Handle... grants) {
        return refuse(access)
                .without("allowed")
                .with("allowed", true)
                .with("subject", subject.value())
                .with("salt", Hash.wrap(salt.toArray()))
                .with(
                        "grants",
                        java.util.Arrays.stream(grants)
                                .map(Handle::value)
                                .map(Json::of)
                                .collect(JsonArray.collector()))
                .with("facts", facts(access));
    }

    public Hash facts(Handle access) {
        AccountId reader = Accesses.access(world.state(), access).orElseThrow().reader();
        return Facts.digest(world.state(), reader, record, subject);
    }

    /** A grant on the patient's word that the holder has acknowledged. */
    public Handle liveGrant() {
        return liveGrant(patient);
    }

    Handle liveGrant(AccountId giver) {
        Handle grant = world.handle();
        done(world.call(giver, "grants.give", give(grant)));
        done(world.call(node, "grants.acknowledge", grant(grant)));
        return grant;
    }

    /** A request of the clinic's doctor. */
    public Handle openAccess() {
        Handle access = world.handle();
        done(world.call(doctor, "accesses.request", request(access)));
        return access;
    }
}
