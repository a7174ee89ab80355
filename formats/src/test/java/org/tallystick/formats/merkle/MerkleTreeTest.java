package org.tallystick.formats.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;

class MerkleTreeTest {
    private static final long SEED = 20260727L;
    private static final int LEAVES = 40;

    private final Random random = new Random(SEED);
    private final ReferenceTree tree = ReferenceTree.random(random, LEAVES);

    @Test
    void theRootOfEverySizeIsTheOneOfTheDefinition() {
        for (int size = 0; size <= LEAVES; size++) {
            assertThat(MerkleTree.root(tree, size)).as("size %d", size).isEqualTo(tree.root(size));
        }
    }

    @Test
    void aCompactRangeGrowsThroughEveryRoot() {
        CompactRange range = new CompactRange();
        for (int size = 0; size < LEAVES; size++) {
            assertThat(range.root()).isEqualTo(tree.root(size));
            assertThat(CompactRange.of(tree, size).root()).isEqualTo(range.root());
            range.append(tree.leaf(size));
        }
        assertThat(range.size()).isEqualTo(LEAVES);
        assertThat(range.root()).isEqualTo(tree.root(LEAVES));
    }

    @Test
    void aCopyOfACompactRangeGrowsByItself() {
        CompactRange range = CompactRange.of(tree, 9);
        CompactRange copy = range.copy();
        copy.append(tree.leaf(9));
        assertThat(range.root()).isEqualTo(tree.root(9));
        assertThat(copy.root()).isEqualTo(tree.root(10));
    }

    @Test
    void aCompactRangeNamesEverySubtreeThatItCompletesOnce() {
        Map<String, Hash> nodes = new HashMap<>();
        CompactRange range = new CompactRange();
        for (int i = 0; i < LEAVES; i++) {
            range.append(
                    tree.leaf(i),
                    (level, index, hash) ->
                            assertThat(nodes.put(level + "/" + index, hash)).isNull());
        }
        int expected = 0;
        for (int level = 0; LEAVES >> level > 0; level++) {
            for (int index = 0; index < LEAVES >> level; index++, expected++) {
                assertThat(nodes).containsEntry(level + "/" + index, tree.node(level, index));
            }
        }
        assertThat(nodes).hasSize(expected);
    }

    @Test
    void everyInclusionProofHolds() {
        forEveryLeaf((index, size) -> {
            InclusionProof proof = MerkleTree.inclusion(tree, index, size);
            assertThat(proof.verify(tree.leaf(index), tree.root(size)))
                    .as("leaf %d of %d", index, size)
                    .isEqualTo(new ProofVerdict.Valid());
        });
    }

    @Test
    void anInclusionProofHoldsForNoOtherLeafRootIndexOrSize() {
        forEveryLeaf((index, size) -> {
            List<Hash> path = MerkleTree.inclusion(tree, index, size).path();
            Hash root = tree.root(size);
            assertInvalid(new InclusionProof(index, size, path).verify(flipped(tree.leaf(index)), root));
            assertInvalid(new InclusionProof(index, size, path).verify(tree.leaf(index), flipped(root)));
            for (int other = -1; other <= size; other++) {
                if (other != index) {
                    assertInvalid(new InclusionProof(other, size, path).verify(tree.leaf(index), root));
                }
            }
        });
    }

    @Test
    void anInclusionProofWithAFlippedBitOrAnotherLengthDoesNotHold() {
        forEveryLeaf((index, size) -> {
            List<Hash> path = MerkleTree.inclusion(tree, index, size).path();
            damaged(path)
                    .forEach(other -> assertInvalid(
                            new InclusionProof(index, size, other).verify(tree.leaf(index), tree.root(size))));
        });
    }

    @Test
    void everyConsistencyProofHolds() {
        forEveryPair(
                (from, to) -> assertThat(MerkleTree.consistency(tree, from, to).verify(tree.root(from), tree.root(to)))
                        .as("from %d to %d", from, to)
                        .isEqualTo(new ProofVerdict.Valid()));
    }

    @Test
    void aConsistencyProofHoldsForNoOtherRoots() {
        forEveryPair((from, to) -> {
            ConsistencyProof proof = MerkleTree.consistency(tree, from, to);
            assertInvalid(proof.verify(flipped(tree.root(from)), tree.root(to)));
            assertInvalid(proof.verify(tree.root(from), flipped(tree.root(to))));
        });
    }

    @Test
    void aConsistencyProofWithAFlippedBitOrAnotherLengthDoesNotHold() {
        forEveryPair((from, to) -> damaged(
                        MerkleTree.consistency(tree, from, to).path())
                .forEach(other ->
                        assertInvalid(new ConsistencyProof(from, to, other).verify(tree.root(from), tree.root(to)))));
    }

    @Test
    void proofsOfLargeRandomTreesHoldAndNoneOfThemForAnother() {
        for (int round = 0; round < 20; round++) {
            int size = 1 + random.nextInt(5_000);
            ReferenceTree large = ReferenceTree.random(random, size);
            Hash root = MerkleTree.root(large, size);
            assertThat(root).isEqualTo(large.root(size));
            int index = random.nextInt(size);
            InclusionProof inclusion = MerkleTree.inclusion(large, index, size);
            assertThat(inclusion.verify(large.leaf(index), root).valid()).isTrue();
            assertInvalid(inclusion.verify(large.leaf(index), flipped(root)));
            assertInvalid(inclusion.verify(flipped(large.leaf(index)), root));
            damaged(inclusion.path())
                    .forEach(other ->
                            assertInvalid(new InclusionProof(index, size, other).verify(large.leaf(index), root)));
            int from = 1 + random.nextInt(size);
            ConsistencyProof consistency = MerkleTree.consistency(large, from, size);
            assertThat(consistency.verify(large.root(from), root).valid()).isTrue();
            damaged(consistency.path())
                    .forEach(other ->
                            assertInvalid(new ConsistencyProof(from, size, other).verify(large.root(from), root)));
        }
    }

    @Test
    void nothingIsProvenFromTheEmptyTree() {
        assertThat(MerkleTree.consistency(tree, 0, 7).path()).isEmpty();
        assertInvalid(MerkleTree.consistency(tree, 0, 7).verify(MerkleTree.EMPTY_ROOT, tree.root(7)));
        assertThat(new ConsistencyProof(0, 0, List.of())
                        .verify(MerkleTree.EMPTY_ROOT, MerkleTree.EMPTY_ROOT)
                        .valid())
                .isTrue();
    }

    @Test
    void faultsHaveNames() {
        assertThat(new InclusionProof(5, 5, List.of()).verify(Hash.ZERO, Hash.ZERO))
                .extracting("fault")
                .isEqualTo(Fault.INDEX_OUT_OF_RANGE);
        assertThat(new InclusionProof(1, 5, List.of()).verify(Hash.ZERO, Hash.ZERO))
                .extracting("fault")
                .isEqualTo(Fault.PROOF_LENGTH);
        assertThat(new ConsistencyProof(4, 3, List.of()).verify(Hash.ZERO, Hash.ZERO))
                .extracting("fault")
                .isEqualTo(Fault.INDEX_OUT_OF_RANGE);
        assertThat(new ConsistencyProof(3, 3, List.of()).verify(Hash.ZERO, MerkleTree.EMPTY_ROOT))
                .extracting("fault")
                .isEqualTo(Fault.PROOF_ROOT);
    }

    @Test
    void theLargestTreeHasAProofOfAHonestLength() {
        InclusionProof proof = new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of());
        assertThat(proof.verify(Hash.ZERO, Hash.ZERO)).extracting("fault").isEqualTo(Fault.PROOF_LENGTH);
        assertThat(InclusionProof.length(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(62);
    }

    private interface Pair {
        void check(int one, int other);
    }

    private static void forEveryLeaf(Pair check) {
        for (int size = 1; size <= LEAVES; size++) {
            for (int index = 0; index < size; index++) {
                check.check(index, size);
            }
        }
    }

    private static void forEveryPair(Pair check) {
        for (int to = 0; to <= LEAVES; to++) {
            for (int from = 1; from <= to; from++) {
                check.check(from, to);
            }
        }
    }

    private Stream<List<Hash>> damaged(List<Hash> path) {
        List<List<Hash>> all = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.ZERO);
        all.add(longer);
        for (int i = 0; i < path.size(); i++) {
            List<Hash> other = new ArrayList<>(path);
            other.set(i, flipped(path.get(i)));
            all.add(other);
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        return all.stream();
    }

    private Hash flipped(Hash hash) {
        byte[] bytes = hash.toArray();
        int bit = random.nextInt(256);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.wrap(bytes);
    }

    private static void assertInvalid(ProofVerdict verdict) {
        assertThat(verdict).isInstanceOf(ProofVerdict.Invalid.class);
    }
}
