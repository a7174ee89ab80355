package org.tallystick.node;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.execution.Rerun;
import org.tallystick.ledger.mempool.Chunks;
import org.tallystick.ledger.store.Block;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.ledger.store.Reexecution;
import org.tallystick.node.folder.FolderException;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sharing.audit.HoldingsAudit;
import org.tallystick.sharing.audit.MemberFolder;
import org.tallystick.sharing.audit.VaultFinding;
import org.tallystick.sharing.audit.VaultReport;
import org.tallystick.sharing.contracts.NetworkContracts;
import org.tallystick.sharing.details.Addenda;
import org.tallystick.sharing.vault.VaultSettings;

/**
 * Checks a stopped network: its ledger by executing every transaction in it again, the vaults of its members by holding all
 * that is in them against the ledger. Reads only.
 */
public final class Audit {
    private final NetworkDirectory directory;
    private final Contracts contracts;
    private final GenesisFile genesis;

    private Audit(NetworkDirectory directory, Contracts contracts) throws IOException {
        this.directory = directory;
        this.contracts = contracts;
        this.genesis =
                genesis(directory).orElseThrow(() -> new NodeException("there is no network in " + directory.root()));
    }

    /** What is checked. */
    public enum Scope {
        /** The ledger: every block is executed again. */
        LEDGER,
        /** The vaults, against a ledger whose blocks are read but not executed. */
        VAULTS,
        /** Both. */
        ALL
    }

    /**
     * What came of looking through one member's vault.
     *
     * @param payloads how many payloads there are, those in quarantine apart
     * @param bytes how many bytes their files have
     * @param documents how many small documents there are
     * @param details how many details were held against their entries
     * @param names how many of these name an account: the address book
     * @param unchecked what could not be checked, and why
     * @param findings what is wrong, in words
     */
    public record Vault(
            MemberId member,
            long payloads,
            long bytes,
            long documents,
            long details,
            long names,
            Optional<String> unchecked,
            List<String> findings) {
        private static Vault of(VaultReport report) {
            return new Vault(
                    report.member(),
                    report.payloads(),
                    report.bytes(),
                    report.documents(),
                    report.details(),
                    report.names(),
                    report.unchecked(),
                    report.findings().stream().map(VaultFinding::message).toList());
        }
    }

    /** What came of all of it. */
    public record Report(Fsck.Report ledger, List<Vault> vaults) {
        /** True if nothing is wrong with anything that was checked. */
        public boolean clean() {
            return ledger.clean()
                    && vaults.stream().allMatch(vault -> vault.findings().isEmpty());
        }
    }

    /** Is told how far it is. */
    public interface Progress {
        /** Of the payloads of a member so many bytes are read. */
        void vault(MemberId member, long bytes, long of);

        /** Of the ledger so many entries are read, and so many bytes. */
        void ledger(long entries, long bytes, long of);
    }

    /**
     * Audits the ledger of the network in a directory.
     *
     * @throws NodeException if there is none
     * @throws org.tallystick.ledger.store.StoreFailure if it is running, or its files cannot be read at all
     */
    public static Fsck.Report run(NetworkDirectory directory, Fsck.Onlooker onlooker) throws IOException {
        return run(directory, NetworkContracts.ALL, onlooker);
    }

    /** The same of a network with other contracts. */
    public static Fsck.Report run(NetworkDirectory directory, Contracts contracts, Fsck.Onlooker onlooker)
            throws IOException {
        Audit audit = new Audit(directory, contracts);
        try (Fsck fsck = audit.open()) {
            return audit.executing(again -> fsck.run(Optional.of(again), onlooker));
        }
    }

    /**
     * Audits the network in a directory.
     *
     * @param passphrases asked for each member, if vaults are to be checked
     * @throws NodeException if there is no network
     * @throws org.tallystick.ledger.store.StoreFailure if it is running, or its ledger cannot be read at all
     */
    public static Report run(
            NetworkDirectory directory, Scope scope, VaultKeys.Passphrases passphrases, Progress progress)
            throws IOException {
        Audit audit = new Audit(directory, NetworkContracts.ALL);
        try (Fsck fsck = audit.open();
                HoldingsAudit holdings = HoldingsAudit.open(
                        scope == Scope.LEDGER ? List.of() : audit.folders(passphrases),
                        new Addenda(audit.contracts),
                        orphansSince())) {
            holdings.read(progress::vault);
            Fsck.Onlooker onlooker = block -> {
                if (scope != Scope.LEDGER) {
                    show(block, holdings);
                }
                progress.ledger(block.entries(), block.bytes(), block.of());
            };
            Fsck.Report ledger = scope == Scope.VAULTS
                    ? fsck.run(Optional.empty(), onlooker)
                    : audit.executing(again -> fsck.run(Optional.of(again), onlooker));
            return new Report(
                    ledger,
                    holdings.finish(ledger.whole()).stream().map(Vault::of).toList());
        }
    }

    private Fsck open() {
        return Fsck.open(directory.ledger(), genesis.network());
    }

    private static Instant orphansSince() {
        Duration patience = VaultSettings.USUAL.orphansAfter();
        return InstantSource.system().instant().minus(patience);
    }

    private List<MemberFolder> folders(VaultKeys.Passphrases passphrases) throws IOException {
        List<MemberFolder> folders = new ArrayList<>();
        for (MemberId id : directory.hosted()) {
            NetworkDirectory.Member member = directory.member(id);
            folders.add(new MemberFolder(
                    id, member.vault(), member.details(), VaultKeys.of(member, genesis.network(), passphrases)));
        }
        return folders;
    }

    private Fsck.Report executing(Function<Reexecution, Fsck.Report> audit) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            return audit.apply(
                    new Rerun(genesis.genesis(), contracts, SignatureVerifier.fastest(), new Chunks(workers, cores)));
        }
    }

    private static void show(Fsck.Examined examined, HoldingsAudit holdings) {
        StateView after = key ->
                examined.after().apply(key).map(bytes -> Json.parseObject(bytes).orThrow());
        List<Bytes> entries = examined.block().map(Block::entries).orElse(List.of());
        for (int i = 0; i < entries.size(); i++) {
            if (Entry.parse(entries.get(i)) instanceof Parsed.Ok<Entry>(Entry.Executed executed)) {
                holdings.entry(examined.entries() + i, executed, after);
            }
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
