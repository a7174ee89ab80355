package org.tallystick.sharing.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.sharing.World;
import org.tallystick.sharing.accesses.Access.Status;
import org.tallystick.sharing.details.CollectBody;
import org.tallystick.sharing.details.CorrectBody;
import org.tallystick.sharing.details.GrantBody;
import org.tallystick.sharing.grants.Grant;
import org.tallystick.sharing.grants.Grants;

class HolderTest {
    private static final long HOUR = 3_600_000;

    private final Story story = new Story();

    @Test
    void withoutAGrantTheDoctorIsRefusedOnTheRecord() {
        Handle access = story.ask(story.share(), true);
        story.work();
        assertThat(story.access(access).status()).isEqualTo(Status.REFUSED);
        assertThat(story.rule(access)).isEqualTo("no-grant");
    }

    @Test
    void afterConsentTheDoctorMayReadAndAfterItsWithdrawalNotAnyMore() {
        Handle record = story.share();
        Handle grant = story.give(story.consent(), true);
        story.work();
        Handle first = story.ask(record, true);
        story.work();
        assertThat(story.access(first).status()).isEqualTo(Status.ALLOWED);
        assertThat(story.rule(first)).isEqualTo("consent");
        assertThat(story.access(first)
                        .answer()
                        .orElseThrow()
                        .allowance()
                        .orElseThrow()
                        .grants())
                .containsExactly(grant);
        story.revoke(story.patient, grant);
        Handle second = story.ask(record, true);
        story.work();
        assertThat(story.access(second).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void aGrantIsAcknowledgedOnceItsDetailsAreThere() {
        Handle grant = story.give(story.consent(), false);
        TransactionId given = story.last;
        story.work();
        assertThat(status(grant)).isEqualTo(Grant.Status.GIVEN);
        story.arrive(given);
        story.work();
        assertThat(status(grant)).isEqualTo(Grant.Status.LIVE);
    }

    private Grant.Status status(Handle grant) {
        return Grants.grant(story.world.state(), grant).orElseThrow().status();
    }

    @Test
    void aRequestWaitsForItsDetailsAndIsAnsweredWhenTheyArrive() {
        Handle access = story.ask(story.share(), false);
        TransactionId asked = story.last;
        assertThat(story.work()).isEqualTo(story.access(access).asked() + Holder.PATIENCE);
        assertThat(story.access(access).status()).isEqualTo(Status.OPEN);
        story.arrive(asked);
        story.work();
        assertThat(story.rule(access)).isEqualTo("no-grant");
    }

    @Test
    void aRequestWhoseDetailsAreWithheldIsRefusedAfterAWhile() {
        Handle record = shareWithConsent();
        Handle access = story.ask(record, false);
        requireRefusedOnceItWasPatient(access);
    }

    /** A record that the doctor may read: the consent is live. */
    private Handle shareWithConsent() {
        Handle record = story.share();
        story.give(story.consent(), true);
        story.work();
        return record;
    }

    private void requireRefusedOnceItWasPatient(Handle access) {
        story.work();
        story.world.time += Holder.PATIENCE;
        story.work();
        assertThat(story.rule(access)).isEqualTo("details-missing");
    }

    @Test
    void aClockThatIsSetBackDoesNotProlongTheWait() {
        Handle access = story.ask(story.share(), false);
        story.work();
        story.clockAhead = -HOUR;
        story.work();
        assertThat(story.access(access).status()).isEqualTo(Status.OPEN);
        story.clockAhead += Holder.PATIENCE;
        story.work();
        assertThat(story.rule(access)).isEqualTo("details-missing");
    }

    @Test
    void whatTheHolderSignsIsTimelyForALedgerThatIsAheadOfTheClock() {
        story.clockAhead = -HOUR;
        story.ask(story.share(), true);
        story.work();
        assertThat(answers().getLast().expiresAt()).isGreaterThan(story.world.time / 1000);
        story.clockAhead = HOUR;
        story.ask(story.share(), true);
        story.work();
        assertThat(answers().getLast().issuedAt()).isEqualTo((story.world.time + HOUR) / 1000);
    }

    @Test
    void withheldDetailsOfAnotherGrantOrDenialCloseTheWholeSubject() {
        Handle record = story.share();
        story.give(story.consent(), true);
        story.give(story.denial(), false);
        story.work();
        Handle access = story.ask(record, true);
        requireRefusedOnceItWasPatient(access);
    }

    @Test
    void detailsCopiedFromAnotherEntryAreNone() {
        Handle record = story.share();
        story.give(story.consent(), true);
        Details genuine = Objects.requireNonNull(story.shelf.get(story.last));
        story.work();
        Handle copied = story.world.handle();
        TransactionId thief = new TransactionId(story.steward, story.world.jti());
        story.shelf.put(thief, genuine);
        JsonObject args = JsonObject.with("grant", copied.value())
                .with("subject", story.subject.value())
                .with("details", genuine.digest())
                .build();
        assertThat(World.code(story.tell(thief, "grants.give", args))).isEqualTo("ok");
        story.work();
        assertThat(status(copied)).isEqualTo(Grant.Status.GIVEN);
        Handle access = story.ask(record, true);
        requireRefusedOnceItWasPatient(access);
    }

    @Test
    void aDenialWinsBeforeAnybodyAcknowledgedIt() {
        Handle record = shareWithConsent();
        story.give(story.denial(), true);
        Handle access = story.ask(record, true);
        story.work();
        assertThat(story.rule(access)).isEqualTo("denied");
    }

    @Test
    void aDenialThatOvertakesTheAnswerMakesTheHolderDecideAgain() {
        Handle record = shareWithConsent();
        Handle access = story.ask(record, true);
        story.meanwhile = () -> story.give(story.denial(), true);
        story.work();
        assertThat(answers()).hasSize(2);
        assertThat(story.rule(access)).isEqualTo("denied");
    }

    @Test
    void aRevocationThatOvertakesTheAnswerMakesTheHolderDecideAgain() {
        Handle record = story.share();
        Handle grant = story.give(story.consent(), true);
        story.work();
        Handle access = story.ask(record, true);
        story.meanwhile = () -> story.revoke(story.patient, grant);
        story.work();
        assertThat(story.rule(access)).isEqualTo("no-grant");
    }

    @Test
    void aRoleTakenAwayOneBlockBeforeTheAnswerCounts() {
        Handle record = story.share();
        Terms toDoctors = new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.RoleAt(new Role("doctor"), World.CLINIC),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
        story.give(toDoctors, true);
        story.work();
        Handle access = story.ask(record, true);
        story.meanwhile = () -> story.world.change(story.doctor, List.of());
        story.work();
        assertThat(story.rule(access)).isEqualTo("no-grant");
    }

    private List<Transaction> answers() {
        return story.submitted.stream()
                .filter(transaction -> transaction.call().equals("accesses.answer"))
                .toList();
    }

    @Test
    void anOwnersLegalBasisIsNotConsent() {
        Handle record = story.share();
        ownersGrant(List.of(LegalBasis.LEGAL_OBLIGATION));
        Handle access = story.ask(record, true);
        story.work();
        assertThat(story.rule(access)).isEqualTo("legal-basis");
    }

    @Test
    void anOwnersGrantThatClaimsConsentOpensNothing() {
        Handle record = story.share();
        ownersGrant(List.of(LegalBasis.CONSENT));
        Handle access = story.ask(record, true);
        story.work();
        assertThat(story.rule(access)).isEqualTo("basis");
    }

    private void ownersGrant(List<LegalBasis> basis) {
        Terms consent = story.consent();
        Terms terms = new Terms(
                consent.effect(),
                consent.reader(),
                consent.scope(),
                consent.purposes(),
                basis,
                Optional.empty(),
                Optional.empty());
        JsonObject.Builder args =
                JsonObject.with("grant", story.world.handle().value()).with("subject", story.subject.value());
        story.act(story.steward, "grants.give", args, new GrantBody(terms), true);
        story.work();
    }

    @Test
    void aRestartForgetsNothing() {
        Handle record = story.share();
        Handle access = story.ask(record, true);
        Handle grant = story.give(story.consent(), true);
        story.holder = story.newHolder();
        story.holder.start();
        story.work();
        story.work();
        assertThat(story.access(access).status()).isNotEqualTo(Status.OPEN);
        assertThat(status(grant)).isEqualTo(Grant.Status.LIVE);
    }

    @Test
    void aRestartDoesNotBeginTheWaitAnew() {
        Handle access = story.ask(story.share(), false);
        story.work();
        story.world.time += Holder.PATIENCE;
        story.holder = story.newHolder();
        story.holder.start();
        story.work();
        assertThat(story.rule(access)).isEqualTo("details-missing");
    }

    @Test
    void whatTheMempoolTurnsAwayIsSentAgain() {
        Handle access = story.ask(story.share(), true);
        story.turnedAway = 3;
        while (story.access(access).status() == Status.OPEN) {
            story.world.time = Math.max(story.world.time, story.work());
        }
        assertThat(story.rule(access)).isEqualTo("no-grant");
    }

    @Test
    void aHolderWhoseClockIsAheadRefusesEarlier() {
        Handle record = story.share();
        Terms consent = story.consent();
        Terms untilSoon = new Terms(
                consent.effect(),
                consent.reader(),
                consent.scope(),
                consent.purposes(),
                consent.basis(),
                Optional.empty(),
                Optional.of(story.world.time + 5_000));
        story.give(untilSoon, true);
        story.work();
        story.clockAhead = 6_000;
        Handle access = story.ask(record, true);
        story.work();
        assertThat(story.rule(access)).isEqualTo("expired");
    }

    @Test
    void aClockThatJumpsBackDoesNotKeepARequestWaiting() {
        Handle access = story.ask(story.share(), false);
        story.clockAhead = -3_600_000;
        story.holder = story.newHolder();
        story.holder.start();
        story.work();
        story.clockAhead += Holder.PATIENCE;
        story.work();
        assertThat(story.rule(access)).isEqualTo("details-missing");
    }

    @Test
    void aCorrectedAndCollectedRecordIsDecidedByWhatWasSaidLast() {
        Handle record = story.share();
        Handle collection = story.world.handle();
        JsonObject.Builder one = JsonObject.with("record", record.value());
        story.act(story.technician, "records.collect", one, new CollectBody(List.of(collection)), true);
        CorrectBody body = new CorrectBody(story.content(), Optional.of("wrong unit"));
        JsonObject.Builder args = JsonObject.with("record", record.value())
                .with("version", 2)
                .with("commitment", body.content().payload().commitment());
        story.act(story.technician, "records.correct", args, body, true);
        Terms consent = story.consent();
        Terms forCollection = new Terms(
                consent.effect(),
                consent.reader(),
                new Scope.OneCollection(collection),
                consent.purposes(),
                consent.basis(),
                Optional.empty(),
                Optional.empty());
        story.give(forCollection, true);
        story.work();
        Handle access = story.ask(record, true);
        story.work();
        assertThat(story.rule(access)).isEqualTo("consent");
        assertThat(story.access(access)
                        .answer()
                        .orElseThrow()
                        .allowance()
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void theReadersMemberIsToldHowItWasDecided() {
        story.ask(story.share(), true);
        story.work();
        assertThat(story.deliveries).containsExactly("accesses.answer to [" + new MemberId("clinic") + "]");
    }

    @Test
    void detailsThatOneMemberWithholdsKeepNobodyElseWaiting() {
        Handle record = story.share();
        flood(record);
        Handle grant = story.give(story.consent(), true);
        Handle access = story.ask(story.world.register(World.LAB, "doctor"), record, true);
        Handle colleagues = story.ask(story.world.register(World.CLINIC, "doctor"), record, true);
        story.work();
        assertThat(story.rule(access)).isEqualTo("no-grant");
        assertThat(story.rule(colleagues)).isEqualTo("no-grant");
        assertThat(status(grant)).isEqualTo(Grant.Status.LIVE);
    }

    @Test
    void whatThereWasNoRoomForIsAnsweredLater() {
        Handle record = story.share();
        List<Handle> all = flood(record);
        for (int rounds = 0; rounds < 10; rounds++) {
            story.world.time += Holder.PATIENCE;
            story.work();
        }
        assertThat(all).allSatisfy(access -> assertThat(story.rule(access)).isEqualTo("details-missing"));
    }

    /** Far more requests without details than the holder looks after at a time. */
    private List<Handle> flood(Handle record) {
        story.holder = story.newHolder(40);
        story.holder.start();
        story.work();
        List<Handle> flood =
                Stream.generate(() -> story.ask(record, false)).limit(80).toList();
        story.work();
        return flood;
    }

    @Test
    void requestsForOthersRecordsAreNotItsBusiness() {
        Handle record = story.world.handle();
        JsonObject args = JsonObject.with("record", record.value())
                .with("about", story.world.hash())
                .with("commitment", story.world.hash())
                .with("details", story.world.hash())
                .build();
        story.tell(new TransactionId(story.doctor, story.world.jti()), "records.share", args);
        story.ask(record, true);
        assertThat(story.work()).isEqualTo(Long.MAX_VALUE);
    }
}
