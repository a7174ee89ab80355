package org.tallystick.ledger.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * Derives everything from the entries again and compares it with what is on the disk. Changes nothing: findings are told,
 * not repaired. The node must be stopped.
 */
public final class Fsck implements AutoCloseable {
    private final StoreDirectory directory;
    private final BlockLog log;

    private Fsck(StoreDirectory directory, BlockLog log) {
        this.directory = directory;
        this.log = log;
    }

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

        /** True if all blocks that were committed could be read. */
        public boolean whole() {
            return findings.stream()
                    .noneMatch(finding ->
                            finding instanceof Finding.DamagedBlock || finding instanceof Finding.BlocksMissing);
        }
    }

    /** Looks on while the blocks are read, one after the other. */
    @FunctionalInterface
    public interface Onlooker {
        /** A block was read and examined, whatever came of it. */
        void examined(Examined block);
    }

    /**
     * A block that was examined.
     *
     * @param block as the log has it, unless an entry in it is none
     * @param entries how many entries stand before it
     * @param after the values after it
     * @param bytes how many bytes of the log have been read
     * @param of how many it has
     */
    public record Examined(
            Optional<Block> block, long entries, Function<Key, Optional<Bytes>> after, long bytes, long of) {}

    /**
     * Audits the ledger in a directory.
     *
     * @param root the directory
     * @param network the network whose ledger it must be
     * @param again executes blocks again; without it their changes are checked against the state's roots only
     * @param onlooker is shown each block
     * @throws StoreFailure if the directory cannot be opened or is in use
     */
    public static Report run(Path root, NetworkName network, Optional<Reexecution> again, Onlooker onlooker) {
        try (Fsck fsck = open(root, network)) {
            return fsck.run(again, onlooker);
        }
    }

    /**
     * Opens a ledger for an audit; no node can start meanwhile.
     *
     * @throws StoreFailure if the directory cannot be opened or is in use
     */
    public static Fsck open(Path root, NetworkName network) {
        if (!Files.exists(root.resolve("FORMAT"))) {
            throw new StoreFailure(
                    Problem.UNKNOWN_FORMAT,
                    "There is no ledger in " + root + ": it has no file FORMAT. Name its directory");
        }
        StoreDirectory directory = StoreDirectory.open(root, network);
        try {
            return new Fsck(directory, BlockLog.inspect(directory.blocks(), network));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Audits it; as {@link #run(Path, NetworkName, Optional, Onlooker)}. */
    public Report run(Optional<Reexecution> again, Onlooker onlooker) {
        Findings findings = new Findings();
        BlockAudit blocks = new BlockAudit(log, findings, again);
        try (DerivedAudit derived = new DerivedAudit(directory, findings)) {
            blocks.run(derived, onlooker);
            derived.finish(blocks);
        }
        return blocks.report();
    }

    @Override
    public void close() {
        try (directory) {
            log.close();
        }
    }
}
