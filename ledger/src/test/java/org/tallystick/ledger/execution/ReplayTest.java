package org.tallystick.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.engine.Proposal;
import org.tallystick.ledger.store.LedgerView;

/** A second node that executes the entries of the first has the same log and the same state, whatever was in them. */
class ReplayTest {
    private static final List<String> CALLS = List.of(
            "notes.write", "notes.write", "notes.delete", "notes.count", "notes.regret", "notes.fail", "notes.boast");

    private final TestNetwork network = new TestNetwork("clinic", "lab");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301})
    void theSameEntriesGiveTheSameRoots(long seed) {
        try (MachineFixture first = new MachineFixture(network, directory.resolve("first"));
                MachineFixture second = new MachineFixture(network, directory.resolve("second"))) {
            first.found();
            second.found();
            live(first, new Random(seed));
            replay(first.store().committed(), second);
            LedgerView one = first.store().committed();
            LedgerView other = second.store().committed();
            assertThat(other.logRoot()).as("seed " + seed).isEqualTo(one.logRoot());
            assertThat(other.stateRoot()).isEqualTo(one.stateRoot());
            assertThat(other.blocks()).isEqualTo(one.blocks());
        }
    }

    private void live(MachineFixture node, Random random) {
        for (int block = 0; block < 25; block++) {
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                TestMember member = network.member(random.nextInt(2));
                AccountId account = random.nextBoolean() ? member.admin() : member.node();
                node.mempool().submit(random.nextInt(6) == 0 ? account(random, member) : note(random, member, account));
            }
            network.clock().move(Duration.ofMillis(random.nextInt(3_000) - 500));
            node.machine().propose(new Limit(1 + random.nextInt(10), 1 << 20)).ifPresent(proposal -> {
                node.machine().execute(proposal);
                node.machine().commit();
            });
        }
    }

    private Bytes account(Random random, TestMember member) {
        AccountId account = member.account("account " + random.nextInt(4));
        JsonObject id = JsonObject.with("account", account.toString()).build();
        return switch (random.nextInt(3)) {
            case 0 -> network.sign(member, member.admin(), "accounts.register", member.registration(account));
            case 1 -> network.sign(member, member.admin(), "accounts.suspend", id);
            default -> network.sign(member, member.admin(), "accounts.resume", id);
        };
    }

    private Bytes note(Random random, TestMember member, AccountId account) {
        String call = CALLS.get(random.nextInt(CALLS.size()));
        boolean plain = call.equals("notes.count") || call.equals("notes.boast");
        String id = Bytes.wrap(Hash.of(Bytes.utf8("note " + random.nextInt(8))).toArray())
                .hex()
                .substring(0, 32);
        JsonObject note = JsonObject.with("id", id)
                .with("text", "text " + random.nextInt())
                .build();
        return network.sign(member, account, call, plain ? JsonObject.EMPTY : note);
    }

    /** Reads the log block by block, as a node that catches up does. */
    private static void replay(LedgerView from, MachineFixture to) {
        List<Bytes> transactions = new ArrayList<>();
        for (long index = to.store().committed().size(); index < from.size(); index++) {
            switch (Entry.parse(from.entry(index)).orThrow()) {
                case Entry.Executed executed ->
                    transactions.add(executed.transaction().jws());
                case Entry.Header header -> {
                    to.machine().execute(new Proposal(header.block(), header.time(), transactions));
                    to.machine().commit();
                    transactions.clear();
                }
            }
        }
    }
}
