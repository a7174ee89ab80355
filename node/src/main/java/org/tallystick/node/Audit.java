package org.tallystick.node;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.execution.Rerun;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.node.folder.FolderException;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sharing.contracts.NetworkContracts;

/** Checks a stopped network's ledger by executing every transaction in it again. Reads only. */
public final class Audit {
    private Audit() {}

    /**
     * Audits the network in a directory.
     *
     * @param progress is told how many blocks were read
     * @throws NodeException if there is none
     * @throws org.tallystick.ledger.store.StoreFailure if it is running, or its files cannot be read at all
     */
    public static Fsck.Report run(NetworkDirectory directory, LongConsumer progress) throws IOException {
        return run(directory, NetworkContracts.ALL, progress);
    }

    /** The same of a network with other contracts. */
    public static Fsck.Report run(NetworkDirectory directory, Contracts contracts, LongConsumer progress)
            throws IOException {
        GenesisFile genesis =
                genesis(directory).orElseThrow(() -> new NodeException("there is no network in " + directory.root()));
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            Rerun again =
                    new Rerun(genesis.genesis(), contracts, SignatureVerifier.fastest(), new Chunks(workers, cores));
            return Fsck.run(directory.ledger(), genesis.network(), Optional.of(again), progress);
        }
    }

    private static Optional<GenesisFile> genesis(NetworkDirectory directory) throws IOException {
        try {
            return GenesisFile.read(directory);
        } catch (FolderException e) {
            throw new NodeException(String.valueOf(e.getMessage()));
        }
    }
}
