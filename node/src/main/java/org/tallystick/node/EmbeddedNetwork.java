package org.tallystick.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tallystick.api.Listen;
import org.tallystick.api.port.Health;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.ledger.engine.Status;
import org.tallystick.ledger.log.Checkpoints;
import org.tallystick.node.folder.FolderClaim;
import org.tallystick.node.folder.FolderException;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.node.member.Closing;
import org.tallystick.node.member.Commons;
import org.tallystick.node.member.MemberNode;
import org.tallystick.node.settings.MemberSettings;
import org.tallystick.node.settings.Settings;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sharing.contracts.NetworkContracts;

/**
 * A network whose members one process hosts: one ledger with the embedded engine, and each member's node with a folder and
 * an HTTP address of its own. Details and payloads pass between the members only as between strangers. It is one operator,
 * whom outside witnesses can hold to account; it tolerates no fault of that operator's.
 */
public final class EmbeddedNetwork implements AutoCloseable {
    /** Opens keystores. */
    @FunctionalInterface
    public interface Passphrases {
        /** The passphrase of that keystore. */
        Passphrase of(Path keystore) throws IOException;
    }

    private final Ledger ledger;
    private final Checkpoints checkpoints;
    private final OutsideWitnesses witnesses;
    private final SequencedMap<MemberId, URI> addresses;
    private final List<MemberNode> nodes = new ArrayList<>();
    private final CompletableFuture<Optional<String>> ended;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedNetwork(
            Ledger ledger,
            Checkpoints checkpoints,
            OutsideWitnesses witnesses,
            SequencedMap<MemberId, URI> addresses,
            CompletableFuture<Optional<String>> ended) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.witnesses = witnesses;
        this.addresses = addresses;
        this.ended = ended;
    }

    /**
     * Opens the network in a directory and starts it.
     *
     * @throws NodeException if it cannot run as things are; the message says what to do
     */
    public static EmbeddedNetwork open(NetworkDirectory directory, Passphrases passphrases) throws IOException {
        return open(directory, passphrases, NetworkContracts.ALL, InstantSource.system());
    }

    /** The same with other contracts, which then have to be the same at every start. */
    public static EmbeddedNetwork open(NetworkDirectory directory, Passphrases passphrases, Contracts contracts)
            throws IOException {
        return open(directory, passphrases, contracts, InstantSource.system());
    }

    /** The same by another clock than this machine's, too. */
    public static EmbeddedNetwork open(
            NetworkDirectory directory, Passphrases passphrases, Contracts contracts, InstantSource clock)
            throws IOException {
        return open(directory, passphrases, contracts, clock, Ledger.Settings.USUAL, _ -> {});
    }

    /** As {@link #open(NetworkDirectory, Passphrases)}, with other settings of its ledger. */
    public static EmbeddedNetwork open(NetworkDirectory directory, Passphrases passphrases, Ledger.Settings settings)
            throws IOException {
        return open(directory, passphrases, NetworkContracts.ALL, InstantSource.system(), settings, _ -> {});
    }

    /**
     * As {@link #open(NetworkDirectory, Passphrases)}, for whoever holds the addresses meanwhile.
     *
     * @param beforeListening is told each address right before the node listens there
     */
    public static EmbeddedNetwork open(
            NetworkDirectory directory, Passphrases passphrases, Consumer<URI> beforeListening) throws IOException {
        return open(
                directory,
                passphrases,
                NetworkContracts.ALL,
                InstantSource.system(),
                Ledger.Settings.USUAL,
                beforeListening);
    }

    private static EmbeddedNetwork open(
            NetworkDirectory directory,
            Passphrases passphrases,
            Contracts contracts,
            InstantSource clock,
            Ledger.Settings usual,
            Consumer<URI> beforeListening)
            throws IOException {
        try {
            GenesisFile genesis = GenesisFile.read(directory)
                    .orElseThrow(() -> new NodeException(
                            "there is no network in " + directory.root() + ": 'tally up' or 'tally init' makes one"));
            SignatureVerifier signatures = SignatureVerifier.fastest();
            Settings settings = OperatorSettings.read(directory);
            HostedKeys keys = HostedKeys.open(directory, passphrases, signatures);
            Hosting hosting = new Hosting(directory, settings, keys, beforeListening);
            Ledger.Settings asSet = usual.with(settings.waiting());
            return open(hosting, new Ledger.Parts(genesis.genesis(), contracts, signatures, clock, asSet));
        } catch (FolderException e) {
            throw new NodeException(String.valueOf(e.getMessage()));
        }
    }

    /** What this process runs: the folder, what the operator said of it, the keys of the members in it, and who is told. */
    private record Hosting(
            NetworkDirectory directory, Settings settings, HostedKeys keys, Consumer<URI> beforeListening) {}

    private static EmbeddedNetwork open(Hosting hosting, Ledger.Parts parts) throws IOException {
        CompletableFuture<Optional<String>> ended = new CompletableFuture<>();
        Ledger ledger = Ledger.open(
                hosting.directory().ledger(),
                parts,
                failure -> ended.complete(Optional.of(String.valueOf(failure.getMessage()))));
        try {
            StartLog.recovered(ledger.store().recovery());
            hosting.keys().requireMembersOf(ledger.state());
            return start(hosting, ledger, parts, ended);
        } catch (RuntimeException | IOException e) {
            ledger.close();
            throw e;
        }
    }

    private static EmbeddedNetwork start(
            Hosting hosting, Ledger ledger, Ledger.Parts parts, CompletableFuture<Optional<String>> ended)
            throws IOException {
        Checkpoints checkpoints = new Checkpoints(
                ledger.state(), hosting.keys().seals(ledger), parts.clock(), why -> ended.complete(Optional.of(why)));
        OutsideWitnesses witnesses =
                OutsideWitnesses.open(hosting.directory().witnesses(), ledger.state(), checkpoints);
        EmbeddedNetwork network = new EmbeddedNetwork(
                ledger, checkpoints, witnesses, hosting.keys().addresses(ledger.state()), ended);
        try {
            network.start(hosting, parts);
        } catch (RuntimeException | IOException e) {
            network.closeNodes();
            witnesses.close();
            throw e;
        }
        return network;
    }

    private void start(Hosting hosting, Ledger.Parts parts) throws IOException {
        // Before the nodes' APIs subscribe: whoever they answer may ask at once for what these make of a block.
        ledger.subscribe(checkpoints);
        ledger.subscribe(this::committed);
        Commons commons = new Commons(
                ledger,
                parts.contracts(),
                checkpoints,
                witnesses.asked(),
                this::health,
                parts.clock(),
                new SecureRandom(),
                new CountDownLatch(1));
        for (Map.Entry<MemberId, URI> hosted : addresses.entrySet()) {
            NetworkDirectory.Member folder = hosting.directory().member(hosted.getKey());
            MemberKeyring its = hosting.keys().of(hosted.getKey());
            StartLog.begun(
                    FolderClaim.of(folder, name(), its.vault()), ledger.state().blocks());
            MemberSettings settings = hosting.settings().of(hosted.getKey());
            hosting.beforeListening().accept(hosted.getValue());
            nodes.add(start(folder, its, commons, settings, hosted.getValue()));
        }
        commons.everybodyServes().countDown();
        checkpoints.start();
        witnesses.start();
        ledger.engine().start();
    }

    private static MemberNode start(
            NetworkDirectory.Member folder, MemberKeyring keys, Commons commons, MemberSettings settings, URI address) {
        Listen listen = settings.listen(folder.id(), address);
        try {
            return MemberNode.start(folder, keys, commons, settings, listen);
        } catch (IOException e) {
            throw new NodeException(
                    "the folder of " + folder.id() + ", " + folder.root() + ", cannot be used (" + e.getMessage()
                            + "): see whether another node has it open, and whether the disk is full or broken");
        } catch (UncheckedIOException e) {
            throw TakenAddress.of(folder.id(), address, listen.address(), String.valueOf(e.getMessage()));
        }
    }

    private void committed(CommittedBlock block) {
        nodes.forEach(node -> node.committed(block));
    }

    private Health health() {
        return switch (ledger.engine().status()) {
            case Status.Ready _ -> new Health.Starting("the ledger is being opened");
            case Status.Running _ -> new Health.Ready(ledger.upkeep().state().derived());
            case Status.Closed _ -> new Health.Stopping("the node is being stopped");
            case Status.Failed(String why) -> new Health.Stopped(why);
        };
    }

    /** The network's name. */
    public NetworkName name() {
        return ledger.state().network();
    }

    /** Where each member's node is reached, by member. */
    public SequencedMap<MemberId, URI> addresses() {
        return addresses;
    }

    /** Waits until the network is closed, or stops by itself; then says why. */
    public Optional<String> awaitEnd() {
        return ended.join();
    }

    /** Takes no more, commits what it took, and lets go of the directory. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                Closing.inOrder(this::closeNodes, witnesses::close, checkpoints::close, ledger::close);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                ended.complete(Optional.empty());
            }
        }
    }

    /** Nobody knocks at a door that is shut already, and what was taken is ordered while all still take note of it. */
    private void closeNodes() {
        nodes.forEach(MemberNode::sendNoMore);
        nodes.forEach(MemberNode::serveNoMore);
        ledger.stop();
        for (MemberNode node : nodes.reversed()) {
            try {
                node.close();
            } catch (RuntimeException e) {
                ended.complete(Optional.of(String.valueOf(e.getMessage())));
            }
        }
    }
}
