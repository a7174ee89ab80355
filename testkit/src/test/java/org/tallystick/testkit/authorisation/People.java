package org.tallystick.testkit.authorisation;

import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallystick.cli.demo.Cast;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Introduction;
import org.tallystick.sharing.Standing;
import org.tallystick.testkit.network.ThreeMembers;

/** One of every kind of caller, and those behind them. */
final class People {
    static final MemberId HERE = Cast.HOSPITAL;
    static final MemberId THERE = Cast.CLINIC;
    private static final MemberId ELSEWHERE = Cast.LABORATORY;
    private static final MemberId HOSPICE = new MemberId("hospice");

    private final Pen pen;
    private final Door door;
    private final MemberKeyring hospice;
    private final Person adminElsewhere;
    private final Map<Caller, Person> callers = new EnumMap<>(Caller.class);

    /** Registers all who are registered. */
    People(ThreeMembers network, Pen pen, Door door) throws IOException {
        this.pen = pen;
        this.door = door;
        this.hospice = MemberKeyring.generate(pen.random());
        this.adminElsewhere =
                new Person(AccountId.adminOf(ELSEWHERE), network.keys(ELSEWHERE).admin());
        ofMember(network.keys(HERE), HERE, Caller.NODE, Caller.ADMIN);
        ofMember(network.keys(THERE), THERE, Caller.NODE_THERE, Caller.ADMIN_THERE);
        registerHere();
        registerThere();
        outsiders();
    }

    private void ofMember(MemberKeyring keys, MemberId member, Caller node, Caller admin) {
        callers.put(node, new Person(AccountId.nodeOf(member), keys.node()));
        callers.put(admin, new Person(AccountId.adminOf(member), keys.admin()));
    }

    private void registerHere() {
        for (Caller steward : List.of(Caller.STEWARD, Caller.EX_STEWARD, Caller.SUSPENDED, Caller.OLD_KEY)) {
            register(steward, HERE, Standing.STEWARD);
        }
        for (Caller staff : List.of(Caller.AUTHOR, Caller.EX_AUTHOR, Caller.STAFF)) {
            register(staff, HERE, "technician");
        }
        for (Caller patient :
                List.of(Caller.PATIENT, Caller.EX_PATIENT, Caller.REKEYED_PATIENT, Caller.OTHER_PATIENT)) {
            register(patient, HERE, Standing.SUBJECT);
        }
        register(Caller.BOTH, HERE, Standing.SUBJECT, Standing.STEWARD);
    }

    private void registerThere() {
        register(Caller.STEWARD_THERE, THERE, Standing.STEWARD);
        register(Caller.READER, THERE, "doctor");
        register(Caller.OTHER_READER, THERE, "doctor");
        register(Caller.PATIENT_THERE, THERE, Standing.SUBJECT);
    }

    private void outsiders() {
        callers.put(Caller.FORGER, new Person(of(Caller.STEWARD).id(), pen.key()));
        callers.put(Caller.UNREGISTERED, new Person(newId(HERE), pen.key()));
        Person founder = new Person(AccountId.adminOf(HOSPICE), hospice.admin());
        callers.put(Caller.FOUNDER, founder);
        callers.put(Caller.APPLICANT, founder);
    }

    private void register(Caller caller, MemberId member, String... roles) {
        Person person = new Person(newId(member), pen.key());
        commit(adminOf(member), "accounts.register", registration(person, roles));
        callers.put(caller, person);
    }

    /** Takes from some what they had until now. */
    void moveOn() {
        commit(of(Caller.ADMIN), "accounts.roles", roles(Caller.EX_STEWARD, "technician"));
        commit(of(Caller.ADMIN), "accounts.roles", roles(Caller.EX_AUTHOR));
        commit(of(Caller.ADMIN), "accounts.suspend", about(of(Caller.SUSPENDED)));
        commit(of(Caller.OLD_KEY), "accounts.rotate", newKey(of(Caller.OLD_KEY)));
        rekey(Caller.REKEYED_PATIENT);
    }

    /** The administrator replaces somebody's key, and has seen the new one. */
    private void rekey(Caller caller) {
        Person rekeyed = new Person(of(caller).id(), pen.key());
        commit(
                of(Caller.ADMIN),
                "accounts.rotate",
                about(rekeyed).with("signing", rekeyed.key().publicKey().url()));
        callers.put(caller, rekeyed);
    }

    Person of(Caller caller) {
        return Objects.requireNonNull(callers.get(caller));
    }

    /** The administrator of a member whom no caller is of. */
    Person adminElsewhere() {
        return adminElsewhere;
    }

    private Person adminOf(MemberId member) {
        return of(member.equals(HERE) ? Caller.ADMIN : Caller.ADMIN_THERE);
    }

    /** What an organisation says of itself that is no member. */
    JsonObject.Builder introduction() {
        return introduction(HOSPICE);
    }

    /** What it says of an organisation of that name. */
    JsonObject.Builder introduction(MemberId name) {
        Founder founder = new Founder(name, "eu", URI.create("https://hospice.example"));
        return Introduction.of(pen.network(), founder, hospice).toBuilder();
    }

    /** What {@code accounts.register} says of somebody new here. */
    JsonObject.Builder newcomer() {
        return registration(new Person(newId(HERE), pen.key()));
    }

    private JsonObject.Builder registration(Person person, String... roles) {
        return about(person)
                .with("signing", person.key().publicKey().url())
                .with("encryption", inbox())
                .with("roles", JsonArray.ofStrings(List.of(roles)))
                .with("custody", "person");
    }

    /** The arguments that give an account these roles and no others. */
    JsonObject.Builder roles(Caller caller, String... roles) {
        return about(of(caller)).with("roles", JsonArray.ofStrings(List.of(roles)));
    }

    /** The arguments that give an account a new signing key. */
    JsonObject.Builder newKey(Person person) {
        return about(person).with("signing", pen.key().publicKey().url());
    }

    /** The arguments that give an account another key to seal to. */
    JsonObject.Builder newInbox(Person person) {
        return about(person).with("encryption", inbox());
    }

    static JsonObject.Builder about(Person person) {
        return JsonObject.with("account", person.id().toString());
    }

    private String inbox() {
        return hospice.inbox().publicKey().url();
    }

    private AccountId newId(MemberId member) {
        return new AccountId(pen.handle().value(), member);
    }

    private void commit(Person by, String call, JsonObject.Builder args) {
        door.commit(pen.sign(by, call, args, door.now()));
    }
}
