package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tallystick.formats.Hash;

/** Writes a block log as someone would who knows the format and wants to deceive: every checksum is right. */
final class Forgery {
    private final Path root;

    Forgery(Path root) {
        this.root = root;
    }

    /** Replaces the log by these blocks, and removes what is derived. */
    void write(List<Block> blocks, List<Hash> logRoots, boolean linked) throws IOException {
        for (String folder : List.of("blocks", "index", "hashes", "offsets", "state")) {
            StoreDirectory.delete(root.resolve(folder));
        }
        try (BlockLog log = BlockLog.open(root.resolve("blocks"), SyntheticBlocks.NETWORK, BlockLog.ROLL_AT)) {
            FrameEncoder encoder = new FrameEncoder();
            Stager stager = new Stager();
            Graves graves = new Graves();
            StateRoot state = StateRoot.EMPTY;
            long size = 0;
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                Staged staged = stager.stage(state, graves, block.changes());
                Links links = linked ? staged.links() : none(block.changes().size());
                long position = log.prepare(block.number(), size);
                log.append(encoder.encode(block, size, logRoots.get(i), position, links));
                staged.bury(encoder.changeLocations(), graves);
                staged.place(encoder.changeLocations(), new ValueCache(0));
                state = staged.state();
                size += block.entries().size();
            }
        }
    }

    private static Links none(int changes) {
        int[] noneInBlock = new int[changes];
        Arrays.fill(noneInBlock, -1);
        return new Links(new long[changes], noneInBlock);
    }
}
