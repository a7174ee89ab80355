package org.tallystick.ledger.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * Derives everything from the entries again and compares it with what is on the disk. Changes nothing: findings are told,
 * not repaired. The node must be stopped.
 */
public final class Fsck {
    private Fsck() {}

    /**
     * What an audit did and found.
     *
     * @param blocks how many blocks were read, up to the first that could not be
     * @param entries how many entries they have
     * @param keys how many keys have a value after them
     * @param logRoot the root of the log's tree after them
     * @param stateRoot the root of the state's tree after them
     * @param executedAgain true if the blocks were executed again; else their changes were taken as they are
     * @param findings what is wrong, the first {@link Findings#MOST} of it
     */
    public record Report(
            long blocks,
            long entries,
            long keys,
            Hash logRoot,
            Hash stateRoot,
            boolean executedAgain,
            List<Finding> findings) {

        /** True if nothing is wrong, with the log or with anything derived. */
        public boolean clean() {
            return findings.isEmpty();
        }
    }

    /**
     * Audits the ledger in a directory.
     *
     * @param root the directory
     * @param network the network whose ledger it must be
     * @param again executes blocks again; without it their changes are checked against the state's roots only
     * @param progress is told after each block how many were read
     * @throws StoreFailure if the directory cannot be opened or is in use
     */
    public static Report run(Path root, NetworkName network, Optional<Reexecution> again, LongConsumer progress) {
        if (!Files.exists(root.resolve("FORMAT"))) {
            throw new StoreFailure(
                    Problem.UNKNOWN_FORMAT,
                    "There is no ledger in " + root + ": it has no file FORMAT. Name its directory");
        }
        try (StoreDirectory directory = StoreDirectory.open(root, network);
                BlockLog log = BlockLog.inspect(directory.blocks(), network)) {
            Findings findings = new Findings();
            BlockAudit blocks = new BlockAudit(log, findings, again);
            try (DerivedAudit derived = new DerivedAudit(directory, findings)) {
                blocks.run(derived, progress);
                derived.finish(blocks);
            }
            return blocks.report();
        }
    }
}
