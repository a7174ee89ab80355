package org.tallystick.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.node.folder.FolderClaim;
import org.tallystick.node.folder.FolderException;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sharing.audit.Keys;

/** The keys of vaults for an audit, which goes on as far as it can without them. */
public final class VaultKeys {
    private VaultKeys() {}

    /** Opens keystores, if it can. */
    @FunctionalInterface
    public interface Passphrases {
        /** The passphrase of that keystore, if there is one to be had. */
        Optional<Passphrase> of(Path keystore) throws IOException;
    }

    /** Opens the keys of a member, and looks whether its folders were sealed under them. */
    static Keys of(NetworkDirectory.Member member, NetworkName network, Passphrases passphrases) throws IOException {
        Path keystore = member.keystore();
        if (!Files.isRegularFile(keystore)) {
            return new Keys.Unreadable("is missing");
        }
        Optional<Passphrase> passphrase = passphrases.of(keystore).filter(given -> !given.isEmpty());
        if (passphrase.isEmpty()) {
            return new Keys.Closed("nobody gave the passphrase of " + keystore);
        }
        return switch (KeystoreFile.open(keystore, passphrase.get())) {
            case KeystoreFile.Opened.Open(Keystore keys) -> opened(keys, member, network);
            case KeystoreFile.Opened.WrongPassphrase _ -> new Keys.Closed("the passphrase does not open " + keystore);
            case KeystoreFile.Opened.Missing _ -> new Keys.Unreadable("is missing");
            case KeystoreFile.Opened.Damaged(String why) -> new Keys.Unreadable("is damaged (" + why + ")");
        };
    }

    private static Keys opened(Keystore keystore, NetworkDirectory.Member member, NetworkName network)
            throws IOException {
        try {
            MasterKey key = MemberKeyring.from(keystore).vault();
            FolderClaim.compare(member, network, key);
            return new Keys.Open(key);
        } catch (FolderException e) {
            return new Keys.Foreign(String.valueOf(e.getMessage()));
        }
    }
}
