package org.tallystick.ledger.mempool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.Limit;

class MempoolTest {
    private static final Bounds BOUNDS = new Bounds(6, 1 << 20, 4, 1 << 19, 0);

    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private final TestMember clinic = network.member(0);
    private final TestMember lab = network.member(1);

    @TempDir
    Path directory;

    private MachineFixture node;

    @BeforeEach
    void found() {
        node = new MachineFixture(network, directory, BOUNDS);
        node.found();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void whatIsMalformedIsToldWhichRuleItBroke() {
        Rejection rejection = rejected(Bytes.utf8("no transaction"));
        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(rejection.fault()).contains(Fault.JWS_PARTS);
    }

    @Test
    void whatIsTooLargeIsNotReadAtAll() {
        assertThat(rejected(Bytes.wrap(new byte[60_001])).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void anotherNetworksTransactionIsRefused() {
        long now = network.clock().instant().getEpochSecond();
        Bytes jws = new TransactionSigner(
                        new NetworkName("ledger.example/other"), clinic.admin(), clinic.key(clinic.admin()))
                .sign("notes.count", JsonObject.EMPTY, network.nextJti(), now, now + 60);
        assertThat(rejected(jws).reason()).isEqualTo(Reason.WRONG_NETWORK);
    }

    @Test
    void timesAreTakenWithTenSecondsOfTolerance() {
        assertThat(rejected(dated(11, 60)).reason()).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(submit(dated(10, 60))).isInstanceOf(Admission.Accepted.class);
        assertThat(rejected(dated(-60, -1)).reason()).isEqualTo(Reason.EXPIRED);
        assertThat(submit(dated(-60, 0))).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void aClockThatJumpsBackDoesNotBringExpiredTransactionsToLife() {
        Bytes expired = dated(-60, -1);
        network.clock().move(Duration.ofHours(-1));
        assertThat(rejected(expired).reason()).isIn(Reason.EXPIRED, Reason.NOT_YET_VALID);
        Rejection timelyByTheClock = rejected(dated(0, 60));
        assertThat(timelyByTheClock.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(timelyByTheClock.why()).contains("the ledger's time", "this node's clock is behind that");
    }

    @Test
    void unknownAccountsAreRefused() {
        AccountId nobody = clinic.account("nobody");
        assertThat(rejected(network.sign(clinic, nobody, "notes.count", JsonObject.EMPTY))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_ACCOUNT);
    }

    @Test
    void suspendedAccountsAreRefusedUntilTheyAreResumed() {
        JsonObject node = JsonObject.with("account", clinic.node().toString()).build();
        run(signed("accounts.suspend", node));
        Bytes count = network.sign(clinic, clinic.node(), "notes.count", JsonObject.EMPTY);
        assertThat(rejected(count).reason()).isEqualTo(Reason.SUSPENDED);
        run(signed("accounts.resume", node));
        assertThat(submit(count)).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void unknownCallsAndBadArgumentsAreRefused() {
        assertThat(rejected(signed("notes.sing", JsonObject.EMPTY)).reason()).isEqualTo(Reason.UNKNOWN_CALL);
        Rejection bad =
                rejected(signed("notes.count", JsonObject.with("extra", 1).build()));
        assertThat(bad.reason()).isEqualTo(Reason.BAD_ARGUMENTS);
        assertThat(bad.fault()).contains(Fault.FIELD_UNKNOWN);
    }

    @Test
    void aStolenIdentityIsABadSignature() {
        Bytes forged = new TransactionSigner(TestNetwork.NAME, clinic.admin(), lab.key(lab.admin()))
                .sign("notes.count", JsonObject.EMPTY, network.nextJti(), now(), now() + 60);
        assertThat(rejected(forged).reason()).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void aForgeryDoesNotTakeThePlaceOfTheRealOne() {
        String jti = network.nextJti();
        Bytes forged = new TransactionSigner(TestNetwork.NAME, clinic.admin(), lab.key(lab.admin()))
                .sign("notes.count", JsonObject.EMPTY, jti, now(), now() + 60);
        Bytes real = network.sign(clinic, clinic.admin(), "notes.count", JsonObject.EMPTY, jti, now(), now() + 60);
        assertThat(rejected(forged).reason()).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(submit(real)).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void aJtiStandsForOneTransactionWaitingOrCommitted() {
        String jti = network.nextJti();
        Bytes first = network.sign(clinic, clinic.admin(), "notes.count", JsonObject.EMPTY, jti, now(), now() + 60);
        Bytes other = network.sign(clinic, clinic.admin(), "notes.count", JsonObject.EMPTY, jti, now(), now() + 61);
        submit(first);
        assertThat(rejected(other).reason()).isEqualTo(Reason.DUPLICATE);
        assertThat(submit(first)).isInstanceOf(Admission.Known.class);
        order();
        assertThat(rejected(other).reason()).isEqualTo(Reason.DUPLICATE);
        assertThat(submit(first)).isInstanceOf(Admission.Known.class);
    }

    @Test
    void aCommittedTransactionIsRememberedAfterARestartAndItsExpiry() {
        Bytes first = signed("notes.count", JsonObject.EMPTY);
        run(first);
        node.close();
        network.clock().move(Duration.ofHours(2));
        node = new MachineFixture(network, directory, BOUNDS);
        assertThat(submit(first)).isInstanceOf(Admission.Known.class);
    }

    @Test
    void oneAccountFillsItsPartOnly() {
        IntStream.range(0, 4).forEach(_ -> submit(signed("notes.count", JsonObject.EMPTY)));
        assertThat(rejected(signed("notes.count", JsonObject.EMPTY)).reason()).isEqualTo(Reason.ACCOUNT_FULL);
        assertThat(submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY)))
                .isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void aFullPoolSaysSoAndTakesAgainWhenThereIsRoom() {
        IntStream.range(0, 4).forEach(_ -> submit(signed("notes.count", JsonObject.EMPTY)));
        IntStream.range(0, 2).forEach(_ -> submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY)));
        assertThat(rejected(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY))
                        .reason())
                .isEqualTo(Reason.FULL);
        order();
        assertThat(submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY)))
                .isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void whileNothingNewIsTakenWhatWasTakenBeforeIsStillAnswered() {
        Bytes committed = signed("notes.count", JsonObject.EMPTY);
        Bytes waiting = signed("notes.count", JsonObject.EMPTY);
        Bytes late = signed("notes.count", JsonObject.EMPTY);
        run(committed);
        submit(waiting);
        node.mempool().hold(Optional.of(new Rejection(Reason.DISK_FULL, "no room")));
        assertThat(submit(committed)).isInstanceOf(Admission.Known.class);
        assertThat(node.mempool().enter(node.mempool().check(List.of(committed, waiting, late))))
                .extracting(Object::getClass)
                .isEqualTo(List.of(Admission.Known.class, Admission.Known.class, Admission.Rejected.class));
        assertThat(rejected(late).reason()).isEqualTo(Reason.DISK_FULL);
        node.mempool().hold(Optional.empty());
        assertThat(submit(late)).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void aRejectedTransactionMayComeAgain() {
        IntStream.range(0, 4).forEach(_ -> submit(signed("notes.count", JsonObject.EMPTY)));
        Bytes late = signed("notes.count", JsonObject.EMPTY);
        assertThat(rejected(late).reason()).isEqualTo(Reason.ACCOUNT_FULL);
        order();
        assertThat(submit(late)).isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void accountsTakeTurns() {
        IntStream.range(0, 3).forEach(_ -> submit(signed("notes.count", JsonObject.EMPTY)));
        submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY));
        List<AccountId> taken = node.mempool().take(2, Long.MAX_VALUE).stream()
                .map(pending -> pending.transaction().issuer())
                .toList();
        assertThat(taken).containsExactly(clinic.admin(), lab.admin());
    }

    @Test
    void membersTakeTurnsHoweverManyAccountsOneHas() {
        submit(signed("notes.count", JsonObject.EMPTY));
        submit(network.sign(clinic, clinic.node(), "notes.count", JsonObject.EMPTY));
        submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY));
        List<AccountId> taken = node.mempool().take(3, Long.MAX_VALUE).stream()
                .map(pending -> pending.transaction().issuer())
                .toList();
        assertThat(taken).containsExactly(clinic.admin(), lab.admin(), clinic.node());
    }

    @Test
    void allAccountsOfAMemberLeaveRoomForTheOthers() {
        IntStream.range(0, 4).forEach(_ -> submit(signed("notes.count", JsonObject.EMPTY)));
        AccountId second = clinic.node();
        submit(network.sign(clinic, second, "notes.count", JsonObject.EMPTY));
        assertThat(rejected(network.sign(clinic, second, "notes.count", JsonObject.EMPTY))
                        .reason())
                .isEqualTo(Reason.MEMBER_FULL);
        assertThat(submit(network.sign(lab, lab.admin(), "notes.count", JsonObject.EMPTY)))
                .isInstanceOf(Admission.Accepted.class);
    }

    @Test
    void aBlockEndsAtItsLimitOfBytesButHoldsOneTransactionAtLeast() {
        submit(signed("notes.count", JsonObject.EMPTY));
        submit(signed("notes.count", JsonObject.EMPTY));
        assertThat(node.mempool().take(10, 1)).hasSize(1);
        assertThat(node.mempool().take(10, 1)).hasSize(1);
    }

    @Test
    void theAnswersToABatchStandInItsOrder() {
        List<Bytes> batch = List.of(
                signed("notes.count", JsonObject.EMPTY),
                Bytes.utf8("rubbish"),
                signed("notes.sing", JsonObject.EMPTY),
                signed("notes.count", JsonObject.EMPTY));
        assertThat(node.mempool().enter(node.mempool().check(batch)))
                .extracting(Object::getClass)
                .isEqualTo(List.of(
                        Admission.Accepted.class,
                        Admission.Rejected.class,
                        Admission.Rejected.class,
                        Admission.Accepted.class));
    }

    private long now() {
        return network.clock().instant().getEpochSecond();
    }

    private Bytes dated(long iat, long exp) {
        return network.sign(
                clinic, clinic.admin(), "notes.count", JsonObject.EMPTY, network.nextJti(), now() + iat, now() + exp);
    }

    private Bytes signed(String call, JsonObject args) {
        return network.sign(clinic, clinic.admin(), call, args);
    }

    private Admission submit(Bytes jws) {
        return node.mempool().submit(jws);
    }

    private Rejection rejected(Bytes jws) {
        Admission admission = submit(jws);
        assertThat(admission).isInstanceOf(Admission.Rejected.class);
        return ((Admission.Rejected) admission).rejection();
    }

    private void run(Bytes jws) {
        assertThat(submit(jws)).isInstanceOf(Admission.Accepted.class);
        order();
    }

    private void order() {
        node.machine().execute(node.machine().propose(Limit.USUAL).orElseThrow());
        node.machine().commit();
    }
}
