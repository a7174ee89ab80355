package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.formats.Hash;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.HashReader;
import org.tallystick.formats.merkle.Tile;
import org.tallystick.formats.merkle.TreeHasher;

/**
 * The hashes of the log's tree in derived files, one for each level of tiles: leaves in {@code 0}, roots of 256 leaves in
 * {@code 1}, and so on. Hashes between those levels are taken when they are asked for.
 */
final class HashFiles implements HashReader, AutoCloseable {
    private static final int LEVELS = 6;

    private final List<FlatFile> levels = new ArrayList<>();

    private HashFiles() {}

    static HashFiles open(Path folder) {
        HashFiles files = new HashFiles();
        try {
            Files.createDirectories(folder);
            for (int level = 0; level < LEVELS; level++) {
                files.levels.add(new FlatFile(folder.resolve(String.valueOf(level)), Hash.SIZE));
            }
            return files;
        } catch (IOException e) {
            throw StoreFailure.of(e, "Opening the hashes in " + folder);
        }
    }

    /** True if there is a file for each level. */
    static boolean exist(Path folder) {
        return IntStream.range(0, LEVELS).allMatch(level -> Files.exists(folder.resolve(String.valueOf(level))));
    }

    /** New hashes of one or more levels, to be appended once their block is committed. */
    static final class Growth {
        private final ByteBuffer[] added = new ByteBuffer[LEVELS];
        private final int leaves;

        private Growth(int leaves) {
            this.leaves = leaves;
        }

        private void node(int level, Hash hash) {
            if (level % Tile.HEIGHT != 0) {
                return;
            }
            int tileLevel = level / Tile.HEIGHT;
            if (added[tileLevel] == null) {
                added[tileLevel] = ByteBuffer.allocate(Hash.SIZE * ((leaves >>> level) + 1));
            }
            added[tileLevel].put(hash.dangerArray());
        }
    }

    /** True if the files have just these hashes where a block that begins with that entry put them. */
    boolean has(Growth growth, long firstEntry) {
        for (int level = 0; level < LEVELS; level++) {
            ByteBuffer added = growth.added[level];
            if (added != null) {
                int count = added.position() / Hash.SIZE;
                byte[] row = row(level, firstEntry >>> (Tile.HEIGHT * level), count);
                if (!ByteBuffer.wrap(row).equals(added.duplicate().flip())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Appends leaves to the edge, and keeps what the files will get. */
    static Growth grow(CompactRange edge, List<Hash> leaves) {
        Growth growth = new Growth(leaves.size());
        for (Hash leaf : leaves) {
            edge.append(leaf, (level, _, hash) -> growth.node(level, hash));
        }
        return growth;
    }

    void append(Growth growth) {
        for (int level = 0; level < LEVELS; level++) {
            if (growth.added[level] != null) {
                levels.get(level).append(growth.added[level].flip());
            }
        }
    }

    /** The number of leaves. */
    long size() {
        return levels.getFirst().count();
    }

    /** True if each level has all that the leaves of a log of that size give. */
    boolean covers(long size) {
        for (int level = 0; level < LEVELS; level++) {
            if (levels.get(level).count() < size >>> (Tile.HEIGHT * level)) {
                return false;
            }
        }
        return true;
    }

    /** Keeps what belongs to the first leaves only. */
    void truncate(long size) {
        for (int level = 0; level < LEVELS; level++) {
            levels.get(level).truncate(size >>> (Tile.HEIGHT * level));
        }
    }

    void force() throws IOException {
        for (FlatFile level : levels) {
            level.force();
        }
    }

    /** Hashes of one level of tiles in a row; fewer where the file ends. */
    byte[] row(int tileLevel, long index, int count) {
        return tileLevel < LEVELS ? levels.get(tileLevel).read(index, count) : new byte[0];
    }

    @Override
    public Hash node(int level, long index) {
        int above = level % Tile.HEIGHT;
        int count = 1 << above;
        byte[] row = row(level / Tile.HEIGHT, index << above, count);
        if (row.length < count * Hash.SIZE) {
            throw new StoreFailure(
                    StoreFailure.Problem.INPUT_OUTPUT,
                    "The hash at level " + level + ", index " + index + " is not in the files of hashes. Stop the node,"
                            + " delete the folder 'hashes' and start it again: it is rebuilt from the blocks");
        }
        TreeHasher hasher = new TreeHasher();
        for (int width = count; width > 1; width >>= 1) {
            for (int i = 0; i < width; i += 2) {
                hasher.node(row, i * Hash.SIZE, row, (i + 1) * Hash.SIZE, row, i / 2 * Hash.SIZE);
            }
        }
        return Hash.wrap(Arrays.copyOf(row, Hash.SIZE));
    }

    @Override
    public void close() {
        levels.forEach(FlatFile::close);
    }
}
