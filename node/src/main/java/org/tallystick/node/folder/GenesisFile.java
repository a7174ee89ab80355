package org.tallystick.node.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.WebAddress;
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
     * @throws FolderException if the file is none
     */
    public static Optional<GenesisFile> read(NetworkDirectory directory) throws IOException {
        Path file = directory.genesis();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw damaged(file, "it is no file");
        }
        return switch (Genesis.parse(Bytes.wrap(Files.readAllBytes(file)))) {
            case Parsed.Ok<Genesis>(Genesis genesis) -> Optional.of(new GenesisFile(genesis));
            case Parsed.Bad<Genesis> bad -> throw damaged(file, bad.detail());
        };
    }

    private static FolderException damaged(Path file, String why) {
        return new FolderException(file + " is not the beginning of a network (" + why
                + "): restore it from a back-up, or copy it from another member, who has the same");
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
                .map((JsonObject args) -> WebAddress.parse(args.string("address")))
                .findFirst();
    }

    /** The genesis itself. */
    public Genesis genesis() {
        return genesis;
    }
}
