package org.tallystick.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.accesses.AccessesContract;
import org.tallystick.sharing.grants.LiveGrants;

/** Each way to be refused, reached through calls alone; and no code that nothing reaches. */
class RefusalTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void theCodeSaysWhatIsWrong(String situation) {
        Consortium consortium = new Consortium();
        Outcome outcome = Objects.requireNonNull(SITUATIONS.get(situation)).apply(consortium);
        assertThat(World.code(outcome)).isEqualTo(situation.split(":", -1)[0]);
    }

    @Test
    void everyCodeIsReached() {
        List<String> reached = situations().map(name -> name.split(":", -1)[0]).toList();
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::code)).allMatch(reached::contains);
    }

    static Stream<String> situations() {
        return SITUATIONS.keySet().stream();
    }

    private static final Map<String, Function<Consortium, Outcome>> SITUATIONS = new TreeMap<>();

    static {
        records();
        subjects();
        grants();
        requests();
        answers();
        allowances();
    }

    private static void when(String situation, Function<Consortium, Outcome> function) {
        SITUATIONS.put(situation, function);
    }

    private static void records() {
        when("not-allowed: a patient shares", c -> c.world.call(c.patient, "records.share", c.share(c.world.handle())));
        when("record-exists: share", c -> c.world.call(c.author, "records.share", c.share(c.record)));
        when("unknown-record: correct", c -> c.world.call(c.author, "records.correct", unknownRecord(c, c.correct(2))));
        when(
                "unknown-record: retire",
                c -> c.world.call(c.author, "records.retire", unknownRecord(c, c.aboutRecord())));
        when("wrong-version: too low", c -> {
            Consortium.done(c.world.call(c.author, "records.correct", c.correct(2)));
            return c.world.call(c.author, "records.correct", c.correct(2));
        });
        when("wrong-version: too high", c -> c.world.call(c.author, "records.correct", c.correct(3)));
        when("record-retired: correct", c -> retired(c).call(c.author, "records.correct", c.correct(2)));
        when("record-retired: collect", c -> retired(c).call(c.author, "records.collect", c.aboutRecord()));
        when("record-retired: retire", c -> retired(c).call(c.author, "records.retire", c.aboutRecord()));
        when(
                "record-retired: request",
                c -> retired(c).call(c.doctor, "accesses.request", c.request(c.world.handle())));
    }

    private static void subjects() {
        when("subject-exists: enrol", c -> c.world.call(c.steward, "records.enrol", c.enrol(c.subject)));
        when("unknown-subject: bind", c -> c.world.call(c.steward, "records.bind", bind(c.world.handle(), c.patient)));
        when(
                "unknown-subject: give",
                c -> c.world.call(
                        c.patient,
                        "grants.give",
                        JsonObject.with("grant", c.world.handle().value())
                                .with("subject", c.world.handle().value())
                                .with("details", c.world.hash())));
        when("unknown-account: enrol", c -> {
            JsonObject.Builder args = c.enrol(c.world.handle()).with("account", "abcdef012345@st-mary");
            return c.world.call(c.steward, "records.enrol", args);
        });
        when(
                "unknown-account: bind",
                c -> c.world.call(c.patient, "records.bind", bind(c.subject, AccountId.of("abcdef012345@st-mary"))));
        when("not-a-subject: enrol", c -> {
            JsonObject.Builder args = c.enrol(c.world.handle()).with("account", c.author.toString());
            return c.world.call(c.steward, "records.enrol", args);
        });
        when("not-allowed: share, with no role any more", c -> {
            c.world.change(c.author, List.of());
            return c.world.call(c.author, "records.share", c.share(c.world.handle()));
        });
        when("not-allowed: correct, with no role any more", c -> {
            c.world.change(c.author, List.of());
            return c.world.call(c.author, "records.correct", c.correct(2));
        });
        when("not-a-subject: bind", c -> c.world.call(c.patient, "records.bind", bind(c.subject, c.author)));
        when("already-bound: bind", c -> c.world.call(c.steward, "records.bind", bind(c.subject, c.patient)));
        when("not-allowed: bound, but no longer a subject", c -> {
            c.world.change(c.patient, List.of());
            return c.world.call(c.patient, "records.bind", bind(c.subject, c.patient));
        });
    }

    private static void grants() {
        when("grant-exists: give", c -> c.world.call(c.patient, "grants.give", c.give(c.liveGrant())));
        when("unknown-grant: acknowledge", c -> c.world.call(c.node, "grants.acknowledge", unknownGrant(c)));
        when("unknown-grant: revoke", c -> c.world.call(c.patient, "grants.revoke", unknownGrant(c)));
        when(
                "already-acknowledged: acknowledge",
                c -> c.world.call(c.node, "grants.acknowledge", Consortium.grant(c.liveGrant())));
        when(
                "grant-revoked: acknowledge",
                c -> c.world.call(c.node, "grants.acknowledge", Consortium.grant(revokedGrant(c))));
        when("grant-revoked: revoke", c -> c.world.call(c.patient, "grants.revoke", Consortium.grant(revokedGrant(c))));
        when("too-many-grants: by the subject", c -> {
            for (int i = 0; i < LiveGrants.MAX_EACH; i++) {
                Consortium.done(c.world.call(c.patient, "grants.give", c.give(c.world.handle())));
            }
            Consortium.done(c.world.call(c.steward, "grants.give", c.give(c.world.handle())));
            return c.world.call(c.patient, "grants.give", c.give(c.world.handle()));
        });
        when("too-many-grants: by the owner", c -> {
            for (int i = 0; i < LiveGrants.MAX_EACH; i++) {
                Consortium.done(c.world.call(c.steward, "grants.give", c.give(c.world.handle())));
            }
            Consortium.done(c.world.call(c.patient, "grants.give", c.give(c.world.handle())));
            return c.world.call(c.steward, "grants.give", c.give(c.world.handle()));
        });
        when("not-allowed: the role of a subject was removed a block ago", c -> {
            c.world.change(c.patient, List.of());
            return c.world.call(c.patient, "grants.give", c.give(c.world.handle()));
        });
    }

    private static void requests() {
        when("access-exists: request", c -> c.world.call(c.doctor, "accesses.request", c.request(c.openAccess())));
        when(
                "unknown-record: request",
                c -> c.world.call(c.doctor, "accesses.request", unknownRecord(c, c.request(c.world.handle()))));
        when("bad-answer-by: past", c -> c.world.call(c.doctor, "accesses.request", answerBy(c, 10)));
        when(
                "bad-answer-by: too far",
                c -> c.world.call(c.doctor, "accesses.request", answerBy(c, 11 + AccessesContract.MAX_WAIT)));
        when("unknown-access: answer", c -> c.world.call(c.node, "accesses.answer", c.refuse(c.world.handle())));
        when(
                "unknown-access: overdue",
                c -> c.world.call(c.doctor, "accesses.overdue", Consortium.access(c.world.handle())));
        when(
                "not-overdue: overdue",
                c -> c.world.call(c.doctor, "accesses.overdue", Consortium.access(c.openAccess())));
        when("already-answered: overdue", c -> {
            Handle access = c.openAccess();
            Consortium.done(c.world.call(c.node, "accesses.answer", c.refuse(access)));
            c.world.time += 100_000;
            return c.world.call(c.doctor, "accesses.overdue", Consortium.access(access));
        });
        when(
                "already-closed: overdue twice",
                c -> c.world.call(c.doctor, "accesses.overdue", Consortium.access(overdue(c))));
    }

    private static void answers() {
        when("already-answered: answer", c -> {
            Handle access = c.openAccess();
            Consortium.done(c.world.call(c.node, "accesses.answer", c.refuse(access)));
            return c.world.call(c.node, "accesses.answer", c.refuse(access));
        });
        when("already-closed: answer", c -> c.world.call(c.node, "accesses.answer", c.refuse(overdue(c))));
        when("block-ahead: answer", c -> {
            JsonObject.Builder args = c.refuse(c.openAccess()).without("block").with("block", c.world.block + 1);
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("answer-incomplete: a refusal that opens", c -> {
            JsonObject.Builder args = c.refuse(c.openAccess()).with("subject", c.subject.value());
            return c.world.call(c.node, "accesses.answer", args);
        });
        for (String field : List.of("subject", "salt", "grants", "facts")) {
            when("answer-incomplete: allowed without " + field, c -> {
                JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant()).without(field);
                return c.world.call(c.node, "accesses.answer", args);
            });
        }
    }

    private static void allowances() {
        when("record-retired: allowed", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            return retired(c).call(c.node, "accesses.answer", args);
        });
        when("wrong-subject: another salt", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant()).without("salt");
            return c.world.call(c.node, "accesses.answer", args.with("salt", c.world.hash()));
        });
        when("wrong-subject: another subject", c -> {
            Handle other = c.world.handle();
            Consortium.done(c.world.call(c.steward, "records.enrol", c.enrol(other)));
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant()).without("subject");
            return c.world.call(c.node, "accesses.answer", args.with("subject", other.value()));
        });
        when("reader-inactive: suspended since", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            c.world.suspend(c.doctor);
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("grant-not-live: none", c -> c.world.call(c.node, "accesses.answer", c.allow(c.openAccess())));
        when(
                "grant-not-live: unknown",
                c -> c.world.call(c.node, "accesses.answer", c.allow(c.openAccess(), c.world.handle())));
        when("grant-not-live: none, and the author has no role any more", c -> {
            c.world.change(c.author, List.of());
            Handle access = c.world.handle();
            Consortium.done(c.world.call(c.author, "accesses.request", c.request(access)));
            return c.world.call(c.node, "accesses.answer", c.allow(access));
        });
        when("grant-not-live: revoked since", c -> {
            Handle grant = c.liveGrant();
            JsonObject.Builder args = c.allow(c.openAccess(), grant);
            Consortium.done(c.world.call(c.patient, "grants.revoke", Consortium.grant(grant)));
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("grant-not-live: not acknowledged", c -> {
            Handle grant = c.world.handle();
            Consortium.done(c.world.call(c.patient, "grants.give", c.give(grant)));
            return c.world.call(c.node, "accesses.answer", c.allow(c.openAccess(), grant));
        });
        when(
                "grant-not-live: of another subject",
                c -> c.world.call(c.node, "accesses.answer", c.allow(c.openAccess(), grantOfAnother(c))));
        changesSince();
    }

    private static void changesSince() {
        when("facts-changed: a grant or denial more", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            Consortium.done(c.world.call(c.patient, "grants.give", c.give(c.world.handle())));
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("facts-changed: a role removed one block ago", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            c.world.change(c.doctor, List.of());
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("facts-changed: corrected since", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            Consortium.done(c.world.call(c.author, "records.correct", c.correct(2)));
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("facts-changed: collected since", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            Consortium.done(c.world.call(c.author, "records.collect", c.aboutRecord()));
            return c.world.call(c.node, "accesses.answer", args);
        });
        when("facts-changed: the subject's account replaced since", c -> {
            JsonObject.Builder args = c.allow(c.openAccess(), c.liveGrant());
            AccountId next = c.world.register(World.ST_MARY, Standing.SUBJECT);
            Consortium.done(c.world.call(c.patient, "records.bind", bind(c.subject, next)));
            return c.world.call(c.node, "accesses.answer", args);
        });
    }

    private static JsonObject.Builder bind(Handle subject, AccountId account) {
        return JsonObject.with("subject", subject.value()).with("account", account.toString());
    }

    private static JsonObject.Builder unknownRecord(Consortium c, JsonObject.Builder args) {
        return args.without("record").with("record", c.world.handle().value());
    }

    private static JsonObject.Builder unknownGrant(Consortium c) {
        return Consortium.grant(c.world.handle());
    }

    private static JsonObject.Builder answerBy(Consortium c, long after) {
        return c.request(c.world.handle()).without("answerBy").with("answerBy", c.world.time + after);
    }

    private static World retired(Consortium c) {
        Consortium.done(c.world.call(c.author, "records.retire", c.aboutRecord()));
        return c.world;
    }

    private static Handle revokedGrant(Consortium c) {
        Handle grant = c.liveGrant();
        Consortium.done(c.world.call(c.patient, "grants.revoke", Consortium.grant(grant)));
        return grant;
    }

    private static Handle overdue(Consortium c) {
        Handle access = c.openAccess();
        c.world.time += 100_000;
        Consortium.done(c.world.call(c.doctor, "accesses.overdue", Consortium.access(access)));
        return access;
    }

    private static Handle grantOfAnother(Consortium c) {
        Handle other = c.world.handle();
        Handle grant = c.world.handle();
        Consortium.done(c.world.call(c.steward, "records.enrol", c.enrol(other)));
        JsonObject.Builder args =
                Consortium.grant(grant).with("subject", other.value()).with("details", c.world.hash());
        Consortium.done(c.world.call(c.steward, "grants.give", args));
        Consortium.done(c.world.call(c.node, "grants.acknowledge", Consortium.grant(grant)));
        return grant;
    }
}
