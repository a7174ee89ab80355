package org.tallystick.node.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;

/**
 * Where a network's files lie. One ledger, and for each member that this process hosts a folder that no other member's
 * code is given.
 *
 * <pre>
 * genesis.json              how the network began
 * tallystick.yaml           what an operator may change
 * witnesses                 which outside witnesses are asked to cosign
 * ledger/                   blocks and what is derived from them
 * members/ID/keystore.jwe   the member's keys
 * members/ID/vault/         payloads, encrypted
 * members/ID/details/       details and with them the address book, encrypted
 * members/ID/seals          the checkpoint the member has signed last
 * </pre>
 */
public record NetworkDirectory(Path root) {
    /** The genesis file. */
    public Path genesis() {
        return root.resolve("genesis.json");
    }

    /** The configuration file. */
    public Path configuration() {
        return root.resolve("tallystick.yaml");
    }

    /** The list of outside witnesses. */
    public Path witnesses() {
        return root.resolve("witnesses");
    }

    /** The ledger's folder. */
    public Path ledger() {
        return root.resolve("ledger");
    }

    /** A member's folder. */
    public Member member(MemberId id) {
        return new Member(id, members().resolve(id.value()));
    }

    /** The members whose folders are here, in the order of their names; what has no member's name is nobody's. */
    public List<MemberId> hosted() throws IOException {
        if (!Files.isDirectory(members())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(members())) {
            return folders.filter(Files::isDirectory)
                    .flatMap(folder -> member(folder).stream())
                    .sorted()
                    .toList();
        }
    }

    private static Optional<MemberId> member(Path folder) {
        return switch (Parsed.of(() -> new MemberId(folder.getFileName().toString()))) {
            case Parsed.Ok<MemberId>(MemberId id) -> Optional.of(id);
            case Parsed.Bad<MemberId> _ -> Optional.empty();
        };
    }

    private Path members() {
        return root.resolve("members");
    }

    /** One member's folder. */
    public record Member(MemberId id, Path root) {
        /** The member's keys. */
        public Path keystore() {
            return root.resolve("keystore.jwe");
        }

        /** Encrypted payloads. */
        public Path vault() {
            return root.resolve("vault");
        }

        /** Encrypted details. */
        public Path details() {
            return root.resolve("details");
        }

        /** What the member has signed as the log and as a cosigner. */
        public Path seals() {
            return root.resolve("seals");
        }
    }
}
