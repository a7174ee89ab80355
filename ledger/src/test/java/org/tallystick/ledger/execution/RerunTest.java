package org.tallystick.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.NotesContract;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.store.Block;
import org.tallystick.ledger.store.Change;
import org.tallystick.ledger.store.Finding;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.ledger.store.LedgerStore;

/** What an operator writes into a log who can make everything fit but does not execute what stands there. */
class RerunTest {
    private static final JsonObject NOTE = JsonObject.with("id", "00112233445566778899aabbccddeeff")
            .with("text", "hello")
            .build();

    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private final TestMember clinic = network.member(0);
    private final TestMember lab = network.member(1);

    @TempDir
    Path directory;

    private Genesis genesis;

    @BeforeEach
    void found() {
        genesis = network.genesis();
        try (MachineFixture node = new MachineFixture(network, directory)) {
            node.machine().genesis(genesis);
            node.machine().commit();
            node.run(sign("notes.count", JsonObject.EMPTY));
            network.clock().move(Duration.ofSeconds(5));
        }
    }

    @Test
    void whatANodeWroteIsWhatItGivesAgain() {
        try (MachineFixture node = new MachineFixture(network, directory)) {
            live(node, new Random(7));
        }
        Fsck.Report report = fsck(genesis);
        assertThat(report.findings()).isEmpty();
        assertThat(report.executedAgain()).isTrue();
        assertThat(report.entries()).isGreaterThan(100);
    }

    @Test
    void anInventedResultIsFound() {
        forge(done(sign("notes.regret", NOTE)), List.of());
        assertThat(messages()).containsExactly("executing block 2 again gives another entry 5");
    }

    @Test
    void aChangeThatNoTransactionMadeIsFound() {
        Change planted = new Change(NotesContract.counter(), Optional.of(Bytes.utf8("{\"count\":99}")), 0);
        forge(done(sign("notes.write", NOTE)), List.of(planted));
        assertThat(messages()).containsExactly("executing block 2 again gives other changes of the state");
    }

    @Test
    void aTransactionOfSomebodyElsesHandIsFound() {
        long now = network.clock().instant().getEpochSecond();
        Bytes forged = new org.tallystick.formats.tx.TransactionSigner(
                        TestNetwork.NAME, clinic.admin(), lab.key(lab.admin()))
                .sign("notes.seal", JsonObject.EMPTY, network.nextJti(), now, now + 60);
        forge(done(forged), List.of());
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("block 2: transaction admin@clinic/")
                .contains("bad-signature");
    }

    @Test
    void anExpiredTransactionIsFound() {
        Bytes old = sign("notes.seal", JsonObject.EMPTY);
        network.clock().move(Duration.ofHours(2));
        forge(done(old), List.of());
        assertThat(messages()).singleElement().asString().contains("expired");
    }

    @Test
    void aTransactionOfAnotherNetworkIsFound() {
        long now = network.clock().instant().getEpochSecond();
        Bytes foreign = new org.tallystick.formats.tx.TransactionSigner(
                        new org.tallystick.formats.id.NetworkName("ledger.example/other"),
                        clinic.admin(),
                        clinic.key(clinic.admin()))
                .sign("notes.seal", JsonObject.EMPTY, network.nextJti(), now, now + 60);
        forge(done(foreign), List.of());
        assertThat(messages()).singleElement().asString().contains("wrong-network");
    }

    @Test
    void aTransactionThatIsThereTwiceIsFound() {
        Bytes once = sign("notes.seal", JsonObject.EMPTY);
        forge(notAllowed(once), List.of());
        network.clock().move(Duration.ofSeconds(1));
        forge(notAllowed(once), List.of());
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("block 3: ")
                .contains("duplicate");
    }

    @Test
    void aTimeThatGoesBackIsFound() {
        network.clock().move(Duration.ofSeconds(-6));
        forge(notAllowed(sign("notes.seal", JsonObject.EMPTY)), List.of());
        assertThat(messages()).containsExactly("block 2: its time is not later than that of the block before");
    }

    @Test
    void aBlockWithoutTransactionsIsFound() {
        forge(List.of(), List.of(), membersHash());
        assertThat(messages()).containsExactly("block 2: it has no transaction");
    }

    @Test
    void aHeaderThatNamesOtherMembersIsFound() {
        forge(List.of(notAllowed(sign("notes.seal", JsonObject.EMPTY))), List.of(), Hash.ZERO);
        assertThat(messages()).containsExactly("executing block 2 again gives another entry 6");
    }

    @Test
    void anotherBeginningIsFound() {
        Genesis other = new Genesis(
                TestNetwork.NAME, genesis.time(), List.of(genesis.founders().getFirst()));
        assertThat(fsck(other).findings().stream().map(Finding::message))
                .singleElement()
                .asString()
                .startsWith("block 0: the network was founded by other transactions");
    }

    @Test
    void aNetworkMadePublicAfterwardsIsFound() {
        Genesis opened = new Genesis(TestNetwork.NAME, genesis.time(), true, genesis.founders());
        assertThat(fsck(opened).findings().stream().map(Finding::message))
                .contains("executing block 0 again gives other changes of the state");
    }

    private void live(MachineFixture node, Random random) {
        for (int block = 0; block < 40; block++) {
            for (int i = 0; i <= random.nextInt(12); i++) {
                TestMember member = network.member(random.nextInt(2));
                node.mempool().submit(random.nextInt(5) == 0 ? change(random, member) : note(random, member));
            }
            network.clock().move(Duration.ofMillis(random.nextInt(3_000)));
            node.machine().propose(Limit.USUAL).ifPresent(proposal -> {
                node.machine().execute(proposal);
                node.machine().commit();
            });
        }
    }

    private Bytes change(Random random, TestMember member) {
        AccountId account = member.account("account " + random.nextInt(3));
        JsonObject id = JsonObject.with("account", account.toString()).build();
        return switch (random.nextInt(3)) {
            case 0 -> network.sign(member, member.admin(), "accounts.register", member.registration(account));
            case 1 -> network.sign(member, member.admin(), "accounts.suspend", id);
            default -> network.sign(member, member.admin(), "accounts.resume", id);
        };
    }

    private Bytes note(Random random, TestMember member) {
        List<String> calls = List.of("notes.write", "notes.delete", "notes.regret", "notes.fail", "notes.seal");
        String call = calls.get(random.nextInt(calls.size()));
        AccountId account = random.nextBoolean() ? member.admin() : member.node();
        return network.sign(member, account, call, call.equals("notes.seal") ? JsonObject.EMPTY : NOTE);
    }

    private Bytes sign(String call, JsonObject args) {
        return network.sign(clinic, clinic.admin(), call, args);
    }

    private record Told(Bytes jws, Outcome outcome) {}

    private static Told done(Bytes jws) {
        return new Told(jws, Outcome.Done.EMPTY);
    }

    private static Told notAllowed(Bytes jws) {
        return new Told(jws, new Outcome.Refused("not-allowed", "this call is for a member's node, node@MEMBER"));
    }

    private void forge(Told told, List<Change> changes) {
        forge(List.of(told), changes, membersHash());
    }

    private Hash membersHash() {
        try (LedgerStore store = LedgerStore.open(directory, TestNetwork.NAME)) {
            return header(store).members();
        }
    }

    /** Commits a block that fits to the log and the tree in every way. */
    private void forge(List<Told> told, List<Change> changes, Hash members) {
        try (LedgerStore store = LedgerStore.open(directory, TestNetwork.NAME)) {
            long number = store.committed().blocks();
            long time = network.clock().millis();
            List<Bytes> entries = new ArrayList<>();
            List<TransactionId> ids = new ArrayList<>();
            for (Told one : told) {
                Transaction transaction = Transaction.parse(one.jws()).orThrow();
                entries.add(new Entry.Executed(transaction, new Result(number, time, one.outcome())).bytes());
                ids.add(transaction.id());
            }
            Hash previous = Hash.of(store.committed().lastHeader().orElseThrow());
            entries.add(
                    new Entry.Header(number, previous, time, store.stateRoot(changes), members, told.size()).bytes());
            store.commit(new Block(number, entries, ids, changes));
        }
    }

    private static Entry.Header header(LedgerStore store) {
        Entry entry = Entry.parse(store.committed().lastHeader().orElseThrow()).orThrow();
        return (Entry.Header) entry;
    }

    private List<String> messages() {
        return fsck(genesis).findings().stream().map(Finding::message).toList();
    }

    private Fsck.Report fsck(Genesis began) {
        Rerun rerun = new Rerun(began, network.contracts(), network.verifier(), new Chunks(Runnable::run, 2));
        return Fsck.run(directory, TestNetwork.NAME, Optional.of(rerun), _ -> {});
    }
}
