package org.tallystick.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.decision.Giver;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.sharing.accesses.Access;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;
import org.tallystick.sharing.grants.LiveGrants;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.records.SharedRecord;

class SharingContractsTest {
    private final Consortium c = new Consortium();
    private final World world = c.world;

    @Test
    void aCorrectionIsANewVersionOfTheSameOwnerAndSubject() {
        SharedRecord first = Records.record(world.state(), c.record).orElseThrow();
        Consortium.done(world.call(c.steward, "records.correct", c.correct(2)));
        SharedRecord second = Records.record(world.state(), c.record).orElseThrow();
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.author()).isEqualTo(c.steward);
        assertThat(second.owner()).isEqualTo(first.owner());
        assertThat(second.about()).isEqualTo(first.about());
        assertThat(second.commitment()).isNotEqualTo(first.commitment());
    }

    @Test
    void aGrantSaysPubliclyOnWhoseWordItStands() {
        Handle consent = world.handle();
        Handle basis = world.handle();
        assertThat(world.call(c.patient, "grants.give", c.give(consent))).isEqualTo(by("subject"));
        assertThat(world.call(c.steward, "grants.give", c.give(basis))).isEqualTo(by("owner"));
        assertThat(Grants.grant(world.state(), consent).orElseThrow().by()).isEqualTo(Giver.SUBJECT);
        assertThat(Grants.grant(world.state(), basis).orElseThrow().by()).isEqualTo(Giver.OWNER);
        assertThat(Grants.live(world.state(), c.subject))
                .isEqualTo(new LiveGrants(2, List.of(consent), List.of(basis)));
    }

    private static Outcome by(String giver) {
        return new Outcome.Done(JsonObject.with("by", giver).build());
    }

    @Test
    void aGrantWaitsForTheHolderAndEndsAtOnce() {
        Handle grant = world.handle();
        Key waiting = new Key(Grants.waitingPrefix(World.ST_MARY) + grant);
        Consortium.done(world.call(c.patient, "grants.give", c.give(grant)));
        assertThat(world.values).containsKey(waiting);
        Consortium.done(world.call(c.node, "grants.acknowledge", Consortium.grant(grant)));
        assertThat(world.values).doesNotContainKey(waiting);
        Consortium.done(world.call(c.patient, "grants.revoke", Consortium.grant(grant)));
        assertThat(Grants.grant(world.state(), grant).orElseThrow().status()).isEqualTo(Grant.Status.REVOKED);
        assertThat(Grants.live(world.state(), c.subject)).isEqualTo(new LiveGrants(3, List.of(), List.of()));
    }

    @Test
    void aGrantRevokedBeforeItIsAcknowledgedWaitsNoLonger() {
        Handle grant = world.handle();
        Consortium.done(world.call(c.patient, "grants.give", c.give(grant)));
        Consortium.done(world.call(c.patient, "grants.revoke", Consortium.grant(grant)));
        assertThat(world.values).doesNotContainKey(new Key(Grants.waitingPrefix(World.ST_MARY) + grant));
    }

    @Test
    void anotherAliasOfTheSubjectRevokesWhatTheOneBeforeGave() {
        Handle grant = c.liveGrant();
        AccountId next = world.register(World.ST_MARY, Standing.SUBJECT);
        JsonObject.Builder bind = JsonObject.with("subject", c.subject.value()).with("account", next.toString());
        Consortium.done(world.call(c.patient, "records.bind", bind));
        assertThat(World.code(world.call(c.patient, "grants.revoke", Consortium.grant(grant))))
                .isEqualTo("not-allowed");
        Consortium.done(world.call(next, "grants.revoke", Consortium.grant(grant)));
    }

    @Test
    void anAccountWhoseKeysTheMemberReplacedNeitherConsentsNorHandsThePersonOver() {
        world.replaceKeys(c.patient);
        AccountId next = world.register(World.ST_MARY, Standing.SUBJECT);
        JsonObject.Builder bind = JsonObject.with("subject", c.subject.value()).with("account", next.toString());
        assertThat(World.code(world.call(c.patient, "grants.give", c.give(world.handle()))))
                .isEqualTo("not-allowed");
        assertThat(World.code(world.call(c.patient, "records.bind", bind))).isEqualTo("not-allowed");
        assertThat(World.code(world.call(c.steward, "records.bind", bind))).isEqualTo("already-bound");
    }

    @Test
    void aPersonWhoseKeysTheMemberReplacedStillWithdrawsAConsent() {
        Handle grant = c.liveGrant();
        world.replaceKeys(c.patient);
        Consortium.done(world.call(c.patient, "grants.revoke", Consortium.grant(grant)));
    }

    @Test
    void anAccountWhoseKeysTheMemberHasSpeaksForNobody() {
        AccountId kept = world.register(World.ST_MARY, Standing.SUBJECT);
        world.replaceKeys(kept);
        JsonObject.Builder enrol = JsonObject.with("subject", world.handle().value())
                .with("account", kept.toString())
                .with("details", world.hash());
        assertThat(World.code(world.call(c.steward, "records.enrol", enrol))).isEqualTo("not-a-subject");
    }

    @Test
    void anAllowedAnswerIsOnTheLedgerWithWhatItRestsOn() {
        Handle grant = c.liveGrant();
        Handle access = c.openAccess();
        Consortium.done(world.call(c.node, "accesses.answer", c.allow(access, grant)));
        Access found = Accesses.access(world.state(), access).orElseThrow();
        assertThat(found.status()).isEqualTo(Access.Status.ALLOWED);
        assertThat(found.answer().orElseThrow().holder()).isEqualTo(World.ST_MARY);
        assertThat(found.answer().orElseThrow().allowance().orElseThrow().grants())
                .containsExactly(grant);
        assertThat(found.answer().orElseThrow().allowance().orElseThrow().version())
                .isEqualTo(1);
        assertThat(world.values).doesNotContainKey(new Key(Accesses.openPrefix(World.ST_MARY) + access));
    }

    @Test
    void aRefusalNamesNeitherSubjectNorGrants() {
        c.liveGrant();
        Handle access = c.openAccess();
        Consortium.done(world.call(c.node, "accesses.answer", c.refuse(access)));
        Access found = Accesses.access(world.state(), access).orElseThrow();
        assertThat(found.status()).isEqualTo(Access.Status.REFUSED);
        assertThat(found.answer().orElseThrow().allowance()).isEmpty();
        assertThat(world.state().get(Accesses.accessKey(access)).orElseThrow().text())
                .doesNotContain(c.subject.value());
    }

    @Test
    void theSubjectAndTheAuthorReadWithoutAGrant() {
        for (AccountId reader : List.of(c.patient, c.author)) {
            Handle access = world.handle();
            Consortium.done(world.call(reader, "accesses.request", c.request(access)));
            Consortium.done(world.call(c.node, "accesses.answer", c.allow(access)));
        }
    }

    @Test
    void aRefusedAnswerIsDecidedAgainOnTheNewFacts() {
        Handle first = c.liveGrant();
        Handle access = c.openAccess();
        JsonObject stale = c.allow(access, first).build();
        Handle second = c.liveGrant();
        assertThat(World.code(world.call(c.node, "accesses.answer", stale))).isEqualTo("facts-changed");
        Consortium.done(world.call(c.node, "accesses.answer", c.allow(access, second)));
    }

    @Test
    void everyGrantOnASubjectKeepsItsNumberWhateverBecomesOfIt() {
        Handle consent = c.liveGrant();
        Handle basis = c.liveGrant(c.steward);
        Consortium.done(world.call(c.patient, "grants.revoke", Consortium.grant(consent)));
        assertThat(World.code(world.call(c.doctor, "grants.give", c.give(world.handle()))))
                .isEqualTo("not-allowed");
        Handle again = c.liveGrant();
        assertThat(Grants.count(world.state(), c.subject)).isEqualTo(3);
        assertThat(List.of(1L, 2L, 3L))
                .extracting(number -> Grants.numbered(world.state(), c.subject, number))
                .containsExactly(Optional.of(consent), Optional.of(basis), Optional.of(again));
        assertThat(Grants.count(world.state(), world.handle())).isZero();
    }

    @Test
    void everyAccessOfARecordIsFoundByItsNumber() {
        Handle first = c.openAccess();
        Handle second = world.handle();
        Consortium.done(world.call(c.patient, "accesses.request", c.request(second)));
        assertThat(Accesses.count(world.state(), c.record)).isEqualTo(2);
        assertThat(Accesses.numbered(world.state(), c.record, 1)).isEqualTo(Optional.of(first));
        assertThat(Accesses.numbered(world.state(), c.record, 2)).isEqualTo(Optional.of(second));
    }

    @Test
    void aRequestWritesTheSameFewValuesHoweverOftenARecordIsAskedFor() {
        for (int i = 0; i < 300; i++) {
            c.openAccess();
        }
        int before = world.values.size();
        int bytes =
                world.values.values().stream().mapToInt(v -> v.text().length()).sum();
        c.openAccess();
        assertThat(world.values).hasSize(before + 3);
        assertThat(world.values.values().stream()
                                .mapToInt(v -> v.text().length())
                                .sum()
                        - bytes)
                .isLessThan(500);
    }

    @Test
    void theReaderStatesThatNothingCame() {
        Handle access = c.openAccess();
        world.time += 100_000;
        Consortium.done(world.call(c.doctor, "accesses.overdue", Consortium.access(access)));
        assertThat(Accesses.access(world.state(), access).orElseThrow().status())
                .isEqualTo(Access.Status.OVERDUE);
    }

    @Test
    void aLateAnswerCountsWhileTheReaderStillWaits() {
        Handle access = c.openAccess();
        world.time += 100_000;
        Consortium.done(world.call(c.node, "accesses.answer", c.refuse(access)));
    }
}
