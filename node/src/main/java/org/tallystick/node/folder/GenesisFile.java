package org.tallystick.node.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.engine.Genesis;

/** What a network's genesis file says about who founded it. */
public final class GenesisFile {
    private final Genesis genesis;

    private GenesisFile(Genesis genesis) {
        this.genesis = genesis;
    }

    /**
     * Reads the file of a network.
     *
     * @return nothing if there is no network in that folder
     * @throws org.tallystick.formats.MalformedException if the file is none
     */
    public static Optional<GenesisFile> read(NetworkDirectory directory) throws IOException {
        if (!Files.exists(directory.genesis())) {
            return Optional.empty();
        }
        Bytes bytes = Bytes.wrap(Files.readAllBytes(directory.genesis()));
        return Optional.of(new GenesisFile(Genesis.parse(bytes).orThrow()));
    }

    /** The network's name. */
    public NetworkName network() {
        return genesis.network();
    }

    /** Where a founder's node was reached in the beginning. */
    public Optional<URI> address(MemberId founder) {
        return genesis.founders().stream()
                .map(line -> Transaction.parse(line).orThrow().args())
                .filter(args -> args.string("member").equals(founder.value()))
                .map((JsonObject args) -> URI.create(args.string("address")))
                .findFirst();
    }

    /** The genesis itself. */
    public Genesis genesis() {
        return genesis;
    }
}
