package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tallystick.formats.Hash;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.MerkleTree;

/** The hashes in the files, and those between them, are the ones that RFC 6962 gives. */
class HashFilesTest {
    @Property(tries = 25)
    void everySubtreeHasTheHashThatItsLeavesGive(@ForAll @IntRange(min = 1, max = 5_000) int size, @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        Leaves leaves = Leaves.random(random, size);
        Path folder = Files.createTempDirectory("hashes");
        try (HashFiles files = HashFiles.open(folder)) {
            CompactRange edge = append(files, leaves.hashes, random);
            assertThat(files.covers(size)).isTrue();
            for (int level = 0; size >>> level > 0; level++) {
                for (int index = 0; index < size >>> level; index++) {
                    assertThat(files.node(level, index)).isEqualTo(leaves.node(level, index));
                }
            }
            for (int i = 0; i < 20; i++) {
                int index = random.nextInt(size);
                assertThat(MerkleTree.inclusion(files, index, size)
                                .verify(leaves.hashes.get(index), edge.root())
                                .valid())
                        .isTrue();
            }
        } finally {
            StoreDirectory.delete(folder);
        }
    }

    /** In blocks of all sizes. */
    private static CompactRange append(HashFiles files, List<Hash> leaves, Random random) {
        CompactRange edge = new CompactRange();
        for (int from = 0; from < leaves.size(); ) {
            int to = Math.min(leaves.size(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 700));
            HashFiles.Growth growth = HashFiles.grow(edge, leaves.subList(from, to));
            files.append(growth);
            from = to;
        }
        return edge;
    }

    /** The tree straight from RFC 6962, section 2.1. */
    private record Leaves(List<Hash> hashes, Map<Long, Hash> known) {
        static Leaves random(Random random, int size) {
            List<Hash> leaves = new ArrayList<>();
            byte[] bytes = new byte[Hash.SIZE];
            for (int i = 0; i < size; i++) {
                random.nextBytes(bytes);
                leaves.add(Hash.wrap(bytes.clone()));
            }
            return new Leaves(leaves, new HashMap<>());
        }

        Hash node(int level, int index) {
            if (level == 0) {
                return hashes.get(index);
            }
            long place = (long) level << 32 | index;
            Hash before = known.get(place);
            if (before == null) {
                Hash left = node(level - 1, 2 * index);
                Hash right = node(level - 1, 2 * index + 1);
                before = Hash.of(new byte[] {1}, left.dangerArray(), right.dangerArray());
                known.put(place, before);
            }
            return before;
        }
    }
}
