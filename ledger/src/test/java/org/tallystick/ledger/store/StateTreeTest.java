package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.state.StateHasher;
import org.tallystick.formats.state.StateTree;
import org.tallystick.ledger.contract.Key;

/** The tree in memory against the tree as its definition says it. */
class StateTreeTest {
    private final StateEdits edits = new StateEdits();
    private final TreeUpdate update = new TreeUpdate();

    @Test
    void emptyStateHasTheEmptyRoot() {
        assertThat(StateRoot.EMPTY.hash()).isEqualTo(Hash.ZERO);
    }

    @Test
    void oneKeyIsItsOwnLeaf() {
        StateRoot state = apply(StateRoot.EMPTY, List.of(put("a", "1")));
        Hash leaf = new StateHasher().leaf(StateHasher.keyHash("a"), StateHasher.valueHash(Bytes.utf8("1")));
        assertThat(state.hash()).isEqualTo(leaf);
        assertThat(apply(state, List.of(delete("a")))).isEqualTo(StateRoot.EMPTY);
    }

    @Property(tries = 300)
    void rootIsThatOfTheDefinitionAfterEveryBlock(@ForAll("blocks") List<List<Change>> blocks) {
        Map<String, Bytes> model = new HashMap<>();
        StateRoot state = StateRoot.EMPTY;
        for (List<Change> block : blocks) {
            block.forEach(change -> remember(model, change));
            state = apply(state, block);
            assertThat(state.hash()).isEqualTo(new StateTree(model).root());
            assertThat(state.keys()).isEqualTo(model.size());
        }
    }

    @Property(tries = 100)
    void rootDoesNotDependOnBlockBoundaries(
            @ForAll("blocks") List<List<Change>> blocks, @ForAll @IntRange(min = 1, max = 7) int size) {
        List<Change> all = blocks.stream().flatMap(List::stream).toList();
        StateRoot atOnce = apply(StateRoot.EMPTY, all);
        StateRoot inParts = StateRoot.EMPTY;
        for (int from = 0; from < all.size(); from += size) {
            inParts = apply(inParts, all.subList(from, Math.min(all.size(), from + size)));
        }
        assertThat(inParts.hash()).isEqualTo(atOnce.hash());
    }

    @Property(tries = 100)
    void everyKeyIsFoundAndNoOther(@ForAll("blocks") @Size(max = 4) List<List<Change>> blocks) {
        Map<String, Bytes> model = new HashMap<>();
        StateRoot state = StateRoot.EMPTY;
        for (List<Change> block : blocks) {
            block.forEach(change -> remember(model, change));
            state = apply(state, block);
        }
        for (int i = 0; i < 400; i++) {
            String key = "k" + i;
            Optional<Bytes> found = TreeReader.find(state, StateEdits.probe(new Key(key)))
                    .map(leaf -> leaf.leaf().cached().orElseThrow());
            assertThat(found).isEqualTo(Optional.ofNullable(model.get(key)));
        }
    }

    @Provide
    Arbitrary<List<List<Change>>> blocks() {
        Arbitrary<String> keys = Arbitraries.integers().between(0, 399).map(i -> "k" + i);
        Arbitrary<Change> puts = Combinators.combine(
                        keys, Arbitraries.integers().between(0, 9))
                .as((key, value) -> put(key, "v" + value));
        Arbitrary<Change> changes = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, puts), net.jqwik.api.Tuple.of(2, keys.map(StateTreeTest::delete)));
        return changes.list().ofMaxSize(120).list().ofMaxSize(12);
    }

    private StateRoot apply(StateRoot state, List<Change> changes) {
        return update.apply(state, edits.of(changes).sorted());
    }

    private static void remember(Map<String, Bytes> model, Change change) {
        if (change.value().isPresent()) {
            model.put(change.key().value(), change.value().get());
        } else {
            model.remove(change.key().value());
        }
    }

    private static Change put(String key, String value) {
        return new Change(new Key(key), Optional.of(Bytes.utf8(value)), 0);
    }

    private static Change delete(String key) {
        return new Change(new Key(key), Optional.empty(), 0);
    }
}
