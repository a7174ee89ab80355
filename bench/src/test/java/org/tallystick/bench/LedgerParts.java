package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.merkle.TreeHasher;
import org.tallystick.ledger.store.Change;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.sharing.records.Records;

/** The trees of a ledger with 50,000 records. */
@State(Scope.Benchmark)
public class LedgerParts {
    private static final int RECORDS = 50_000;
    private static final int BLOCK = 1_000;
    private static final int BLOCKS = 32;

    private final TreeHasher hasher = new TreeHasher();
    private final CompactRange edge = new CompactRange();
    private final List<List<Change>> blocks = new ArrayList<>();
    private @Nullable Scratch scratch;
    private @Nullable LocalLedger ledger;
    private Bytes entry = Bytes.EMPTY;
    private Hash leaf = Hash.ZERO;
    private int next;

    @Setup
    public void fill() throws IOException {
        SignatureVerifier verifier = SignatureVerifier.fastest();
        BenchNetwork network = new BenchNetwork(100, new SecureRandom(), InstantSource.system(), verifier);
        scratch = Scratch.in(Path.of("target"));
        ledger = LocalLedger.found(scratch.path(), network, verifier);
        for (int made = 0; made < RECORDS; made += BLOCK) {
            ledger.commit(network.shares(BLOCK));
        }
        entry = view().entry(RECORDS / 2);
        leaf = hasher.leaf(entry);
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(IntStream.range(0, BLOCK)
                    .mapToObj(at -> new Change(Records.recordKey(new Handle(network.handle())), Optional.of(entry), at))
                    .toList());
        }
    }

    @TearDown
    public void delete() throws IOException {
        if (ledger != null && scratch != null) {
            ledger.close();
            scratch.close();
        }
    }

    private LedgerStore store() {
        if (ledger == null) {
            throw new IllegalStateException("the ledger is not filled yet");
        }
        return ledger.store();
    }

    private LedgerView view() {
        return store().committed();
    }

    @Benchmark
    public Object leafHashed() {
        return hasher.leaf(entry);
    }

    @Benchmark
    public void leafAppended() {
        edge.append(leaf);
    }

    /** For each record of a block of a thousand. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public Object stateUpdated() {
        next = (next + 1) % BLOCKS;
        return store().stateRoot(blocks.get(next));
    }

    @Benchmark
    public Object inclusionProven() {
        LedgerView view = view();
        next = (next + 7_919) % RECORDS;
        return MerkleTree.inclusion(view, next, view.size());
    }
}
