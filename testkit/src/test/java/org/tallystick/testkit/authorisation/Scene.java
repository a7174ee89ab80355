package org.tallystick.testkit.authorisation;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.Standing;
import org.tallystick.testkit.network.ThreeMembers;

/** A network in which every call of the table can be made by everybody, and is carried out but for who makes it. */
final class Scene {
    private final Pen pen;
    private final Door door;
    private final People people;
    private final Things things;
    private final Map<String, Function<Caller, JsonObject.Builder>> args = new LinkedHashMap<>();

    /** Prepares all of it in a network. */
    Scene(ThreeMembers network, Door door) throws IOException {
        this.pen = new Pen(network.name(), new SecureRandom());
        this.door = door;
        this.people = new People(network, pen, door);
        this.things = new Things(pen, door, people);
        people.moveOn();
        members();
        accounts();
        records();
        grants();
        accesses();
    }

    /** The rows that it knows how to make. */
    Set<String> rows() {
        return args.keySet();
    }

    /** The row's call as that caller signs it. */
    Bytes sign(Row row, Caller caller) {
        JsonObject.Builder its = Objects.requireNonNull(args.get(row.name())).apply(caller);
        return pen.sign(people.of(caller), row.call(), its, door.now());
    }

    private void members() {
        args.put("members.found", _ -> people.introduction());
        args.put("members.found, another's", _ -> people.introduction(new MemberId("another")));
        args.put("members.propose", _ -> things.newProposal());
        args.put("members.vote", _ -> things.vote());
    }

    private void accounts() {
        Person author = people.of(Caller.AUTHOR);
        args.put("accounts.register", _ -> people.newcomer());
        args.put("accounts.roles", _ -> people.roles(Caller.AUTHOR, Standing.STEWARD));
        args.put("accounts.roles, one's own", caller -> people.roles(caller, Standing.STEWARD));
        args.put("accounts.rotate", _ -> people.newInbox(author));
        args.put("accounts.rotate, one's own", caller -> people.newKey(people.of(caller)));
        args.put("accounts.rotate, the node's inbox", _ -> people.newInbox(people.of(Caller.NODE)));
        args.put("accounts.suspend", _ -> People.about(author));
        args.put("accounts.suspend, oneself", caller -> People.about(people.of(caller)));
        args.put("accounts.resume", _ -> People.about(author));
    }

    private void records() {
        args.put("records.share", _ -> things.newRecord());
        args.put("records.correct", caller -> things.correction(things.record(caller), 2));
        args.put("records.correct, a steward's version", _ -> things.correction(things.stewardsVersion(), 3));
        args.put("records.collect", caller -> things.aboutRecord(things.record(caller)));
        args.put("records.retire", caller -> things.aboutRecord(things.record(caller)));
        args.put("records.enrol", _ -> things.newEnrolment());
        args.put("records.bind", caller -> things.binding(things.subject(caller), Caller.OTHER_PATIENT));
        args.put("records.bind, unbound", _ -> things.binding(things.unbound(), Caller.OTHER_PATIENT));
    }

    private void grants() {
        args.put("grants.give", caller -> things.newGrant(things.subject(caller)));
        args.put("grants.give, unbound", _ -> things.newGrant(things.unbound()));
        args.put("grants.acknowledge", _ -> things.waiting());
        args.put("grants.revoke, consent", things::consent);
        args.put("grants.revoke, legal basis", _ -> things.legalBasis());
    }

    private void accesses() {
        args.put("accesses.request", _ -> things.newRequest());
        args.put("accesses.answer, no", _ -> things.refusal());
        args.put("accesses.answer, yes on consent", _ -> things.allowance(true));
        args.put("accesses.answer, yes on nothing", _ -> things.allowance(false));
        args.put("accesses.overdue", _ -> things.access());
    }
}
