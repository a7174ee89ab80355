package org.tallystick.formats.merkle;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;

/**
 * A piece of the log as it is served (c2sp.org/tlog-tiles): up to 256 hashes of one height in a row, or the entries below
 * them. The last of a row may be narrower than 256; then its width is part of its name.
 */
public sealed interface Tile {
    /** The width of a full tile. */
    int FULL = 256;

    /** The height of a tile in levels of the binary tree. */
    int HEIGHT = 8;

    /** Hashes of complete subtrees of height {@code 8 * level}. */
    record Hashes(int level, long index, int width) implements Tile {
        public Hashes {
            MalformedException.unless(level >= 0 && level <= 63, Fault.TILE_PATH, "a tile's level is 0 to 63");
            check(index, width);
        }

        /** The tile's bytes: its hashes in a row, taken from the tree. */
        public Bytes bytes(HashReader hashes) {
            byte[] bytes = new byte[width * Hash.SIZE];
            for (int i = 0; i < width; i++) {
                byte[] hash = hashes.node(HEIGHT * level, index * FULL + i).dangerArray();
                System.arraycopy(hash, 0, bytes, i * Hash.SIZE, Hash.SIZE);
            }
            return Bytes.wrap(bytes);
        }

        @Override
        public String path() {
            return "tile/" + level + "/" + tail(index, width);
        }

        @Override
        public boolean within(long size) {
            return fits(index, width, HEIGHT * level >= Long.SIZE ? 0 : size >>> (HEIGHT * level));
        }
    }

    /** The entries themselves, an {@link EntryBundle}. */
    record Entries(long index, int width) implements Tile {
        public Entries {
            check(index, width);
        }

        @Override
        public String path() {
            return "tile/entries/" + tail(index, width);
        }

        @Override
        public boolean within(long size) {
            return fits(index, width, size);
        }
    }

    /** The tile's place in its row, from 0. */
    long index();

    /** How many hashes or entries it holds, 1 to 256. */
    int width();

    /** Where it is served, below the log's URL prefix: such as {@code tile/0/x001/x234/067.p/8}. */
    String path();

    /** Whether a tree of that size has all of this tile's contents. */
    boolean within(long size);

    /** Reads a path as {@link #path} writes it. Exactly one text names each tile. Fault: {@link Fault#TILE_PATH}. */
    static Parsed<Tile> parse(String path) {
        return Parsed.of(() -> TilePath.read(path));
    }

    private static void check(long index, int width) {
        MalformedException.unless(index >= 0 && index < TilePath.MAX_INDEX, Fault.TILE_PATH, "no log has that tile");
        MalformedException.unless(width >= 1 && width <= FULL, Fault.TILE_PATH, "a tile's width is 1 to 256");
    }

    private static String tail(long index, int width) {
        return TilePath.index(index) + (width == FULL ? "" : ".p/" + width);
    }

    private static boolean fits(long index, int width, long count) {
        return index * FULL <= count - width;
    }
}
