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
 * The hashes of the log's tree in derived files, one for every fourth height: leaves in {@code 0}, roots of 16 leaves in
 * {@code 4}, and so on. A hash between those heights is taken from at most eight below it when it is asked for.
 */
final class HashFiles implements HashReader, AutoCloseable {
    /** From one file's height to the next. With all heights the files would be twice as large, and proofs little cheaper. */
    private static final int STEP = 4;

    /** Higher than any log. */
    private static final int HEIGHTS = 48;

    private final List<FlatFile> files = new ArrayList<>();

    private HashFiles() {}

    static HashFiles open(Path folder) {
        HashFiles opened = new HashFiles();
        try {
            Files.createDirectories(folder);
            for (int height = 0; height < HEIGHTS; height += STEP) {
                opened.files.add(new FlatFile(folder.resolve(String.valueOf(height)), Hash.SIZE));
            }
            return opened;
        } catch (IOException e) {
            throw StoreFailure.of(e, "Opening the hashes in " + folder);
        }
    }

    /** True if all files are there. */
    static boolean exist(Path folder) {
        return IntStream.range(0, HEIGHTS / STEP)
                .allMatch(file -> Files.exists(folder.resolve(String.valueOf(file * STEP))));
    }

    /** New hashes for one or more files, to be appended once their block is committed. */
    static final class Growth {
        private final ByteBuffer[] added = new ByteBuffer[HEIGHTS / STEP];
        private final int leaves;

        private Growth(int leaves) {
            this.leaves = leaves;
        }

        private void node(int height, Hash hash) {
            if (height % STEP != 0) {
                return;
            }
            int file = height / STEP;
            if (added[file] == null) {
                added[file] = ByteBuffer.allocate(Hash.SIZE * ((leaves >>> height) + 1));
            }
            added[file].put(hash.dangerArray());
        }
    }

    /** True if the files have just these hashes where a block that begins with that entry put them. */
    boolean has(Growth growth, long firstEntry) {
        for (int file = 0; file < files.size(); file++) {
            ByteBuffer added = growth.added[file];
            if (added != null) {
                int count = added.position() / Hash.SIZE;
                byte[] row = files.get(file).read(firstEntry >>> (file * STEP), count);
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
            edge.append(leaf, (height, _, hash) -> growth.node(height, hash));
        }
        return growth;
    }

    void append(Growth growth) {
        for (int file = 0; file < files.size(); file++) {
            if (growth.added[file] != null) {
                files.get(file).append(growth.added[file].flip());
            }
        }
    }

    /** The number of leaves. */
    long size() {
        return files.getFirst().count();
    }

    /** True if each file has all that the leaves of a log of that size give. */
    boolean covers(long size) {
        for (int file = 0; file < files.size(); file++) {
            if (files.get(file).count() < size >>> (file * STEP)) {
                return false;
            }
        }
        return true;
    }

    /** Keeps what belongs to the first leaves only. */
    void truncate(long size) {
        for (int file = 0; file < files.size(); file++) {
            files.get(file).truncate(size >>> (file * STEP));
        }
    }

    void force() throws IOException {
        for (FlatFile file : files) {
            file.force();
        }
    }

    /** Hashes of one level of tiles in a row; fewer where the file ends. */
    byte[] row(int tileLevel, long index, int count) {
        return read(tileLevel * Tile.HEIGHT, index, count);
    }

    private byte[] read(int height, long index, int count) {
        return height < HEIGHTS ? files.get(height / STEP).read(index, count) : new byte[0];
    }

    @Override
    public Hash node(int level, long index) {
        int above = level % STEP;
        int count = 1 << above;
        byte[] row = read(level - above, index << above, count);
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
        files.forEach(FlatFile::close);
    }
}
