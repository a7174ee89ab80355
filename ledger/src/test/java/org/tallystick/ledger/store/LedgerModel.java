package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.state.StateProof;
import org.tallystick.formats.state.StateTree;
import org.tallystick.formats.state.StateVerdict;
import org.tallystick.ledger.contract.Key;

/** The ledger as plain collections, and the comparison of a view with it. */
final class LedgerModel {
    private final List<Bytes> entries = new ArrayList<>();
    private final Map<TransactionId, Long> transactions = new HashMap<>();
    private final SortedMap<String, List<Version>> versions = new TreeMap<>();
    private final List<Block> blocks = new ArrayList<>();

    void add(Block block) {
        long first = entries.size();
        for (int i = 0; i < block.transactions().size(); i++) {
            transactions.put(block.transactions().get(i), first + i);
        }
        for (Change change : block.changes()) {
            List<Version> of = versions.computeIfAbsent(change.key().value(), _ -> new ArrayList<>());
            if (!of.isEmpty() && of.getFirst().entry() == first + change.entry()) {
                of.removeFirst();
            }
            of.addFirst(new Version(first + change.entry(), change.value()));
        }
        entries.addAll(block.entries());
        blocks.add(block);
    }

    LedgerModel copy() {
        LedgerModel copy = new LedgerModel();
        blocks.forEach(copy::add);
        return copy;
    }

    /** Asks the view for everything. */
    void assertShownBy(LedgerView view) {
        assertThat(view.size()).isEqualTo(entries.size());
        assertThat(view.blocks()).isEqualTo(blocks.size());
        assertThat(view.lastHeader()).isEqualTo(blocks.isEmpty() ? Optional.empty() : Optional.of(entries.getLast()));
        assertEntries(view);
        assertState(view);
        versions.forEach((key, of) -> assertHistory(view, new Key(key), of));
        assertListings(view);
        assertMakers(view);
    }

    private void assertEntries(LedgerView view) {
        CompactRange range = new CompactRange();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(view.entry(i)).isEqualTo(entries.get(i));
            range.append(MerkleTree.leafHash(entries.get(i)));
            assertThat(view.logRoot(i + 1L)).isEqualTo(range.root());
        }
        assertThat(view.logRoot()).isEqualTo(range.root());
        transactions.forEach((id, index) -> assertThat(view.find(id)).contains(index));
        for (Block block : blocks) {
            assertThat(view.block(block.number())).isEqualTo(block);
        }
    }

    private void assertState(LedgerView view) {
        Hash root = new StateTree(values()).root();
        assertThat(view.stateRoot()).isEqualTo(root);
        if (!entries.isEmpty()) {
            assertThat(stateRootOf(entries.getLast())).isEqualTo(root);
        }
        for (String key : versions.keySet()) {
            Optional<Bytes> value = Optional.ofNullable(values().get(key));
            assertThat(view.value(new Key(key))).isEqualTo(value);
            StateProof proof = view.proof(new Key(key));
            StateVerdict expected =
                    value.isPresent() ? new StateVerdict.Present(value.get()) : new StateVerdict.Absent();
            assertThat(proof.verify(root)).isEqualTo(expected);
        }
        assertThat(view.proof(new Key("no/such/key")).verify(root)).isEqualTo(new StateVerdict.Absent());
    }

    private static void assertHistory(LedgerView view, Key key, List<Version> expected) {
        assertThat(view.history(key, Long.MAX_VALUE, 1000)).isEqualTo(new Page<>(expected, false));
        List<Version> paged = new ArrayList<>();
        Page<Version> page = view.history(key, Long.MAX_VALUE, 2);
        paged.addAll(page.items());
        while (page.more()) {
            page = view.history(key, paged.getLast().entry(), 2);
            paged.addAll(page.items());
        }
        assertThat(paged).isEqualTo(expected);
        for (Version version : expected) {
            List<Version> older = expected.stream()
                    .filter(other -> other.entry() < version.entry() - 1)
                    .toList();
            assertThat(view.history(key, version.entry() - 1, 1000).items()).isEqualTo(older);
        }
    }

    private void assertListings(LedgerView view) {
        for (String prefix : List.of("", "records/", "records/of/", "nothing/")) {
            List<Listed> expected = new ArrayList<>();
            versions.forEach((key, of) -> {
                if (key.startsWith(prefix) && of.getFirst().value().isPresent()) {
                    Bytes value = of.getFirst().value().orElseThrow();
                    expected.add(new Listed(new Key(key), value, of.getFirst().entry()));
                }
            });
            assertThat(view.keys(prefix, Optional.empty(), 10_000)).isEqualTo(new Page<>(expected, false));
            List<Listed> paged = new ArrayList<>();
            Page<Listed> page = view.keys(prefix, Optional.empty(), 3);
            paged.addAll(page.items());
            while (page.more()) {
                page = view.keys(prefix, Optional.of(paged.getLast().key()), 3);
                paged.addAll(page.items());
            }
            assertThat(paged).isEqualTo(expected);
        }
    }

    private void assertMakers(LedgerView view) {
        for (MemberId member : SyntheticBlocks.MEMBERS) {
            for (String kind : List.of("records/record/", "records/of/", "nothing/at-all/")) {
                List<Made> expected = madeBy(member, kind);
                assertThat(view.madeBy(member, kind, Long.MAX_VALUE, 10_000)).isEqualTo(new Page<>(expected, false));
                List<Made> paged = new ArrayList<>();
                Page<Made> page = view.madeBy(member, kind, Long.MAX_VALUE, 3);
                paged.addAll(page.items());
                while (page.more()) {
                    page = view.madeBy(member, kind, paged.getLast().entry(), 3);
                    paged.addAll(page.items());
                }
                assertThat(paged).isEqualTo(expected);
            }
        }
    }

    private List<Made> madeBy(MemberId member, String kind) {
        List<Made> made = new ArrayList<>();
        Set<Key> seen = new HashSet<>();
        long first = 0;
        for (Block block : blocks) {
            for (Change change : block.changes()) {
                boolean its = block.transactions()
                        .get(change.entry())
                        .issuer()
                        .member()
                        .equals(member);
                if (seen.add(change.key()) && its && change.key().value().startsWith(kind)) {
                    made.addFirst(new Made(change.key(), first + change.entry()));
                }
            }
            first += block.entries().size();
        }
        return made;
    }

    private Map<String, Bytes> values() {
        Map<String, Bytes> values = new HashMap<>();
        versions.forEach((key, of) -> of.getFirst().value().ifPresent(value -> values.put(key, value)));
        return values;
    }

    private static Hash stateRootOf(Bytes header) {
        return Entry.parse(header) instanceof Parsed.Ok<Entry>(Entry.Header fields) ? fields.stateRoot() : Hash.ZERO;
    }
}
