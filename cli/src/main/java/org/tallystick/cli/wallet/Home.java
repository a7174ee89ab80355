package org.tallystick.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Wallet;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/** The folder a user works in: a network's files where this machine runs one, and the wallets of people. */
public record Home(Path root) {
    /** Where the folder is unless anybody says otherwise. */
    public static final String USUAL = ".tally/network";

    /** The same for picocli: unless {@code --home} or this variable say otherwise. */
    public static final String DEFAULT = "${env:TALLY_HOME:-" + USUAL + "}";

    /** The network's files. */
    public NetworkDirectory network() {
        return new NetworkDirectory(root);
    }

    /** Where wallets are. */
    public Path wallets() {
        return root.resolve("wallets");
    }

    /** Where signed transactions are kept until it is known what became of them. */
    public Path pending() {
        return wallets().resolve("pending");
    }

    /** Where the node of an account's member is, as far as it is known here. */
    public Optional<URI> nodeOf(AccountId account) throws IOException {
        for (String name : walletNames()) {
            for (Wallet.Entry entry : Wallet.entries(wallets(), name)) {
                if (entry.account().equals(account)) {
                    return Optional.of(entry.node());
                }
            }
        }
        return GenesisFile.read(network()).flatMap(genesis -> genesis.address(account.member()));
    }

    /** Where a network for trying out keeps its passphrase; nobody else's does. */
    public Path passphraseFile() {
        return root.resolve("passphrase");
    }

    /** The passphrase of a keystore that is there. */
    public Passphrase passphrase(Path keystore) throws IOException {
        return Passphrases.OF_THIS_PROCESS.of(keystore, passphraseFile());
    }

    /**
     * The passphrase of a keystore to be made.
     *
     * @param whose for the person who is asked, such as {@code the wallet of ana}
     */
    public Passphrase newPassphrase(String whose) throws IOException {
        return Passphrases.OF_THIS_PROCESS.toBe(whose, passphraseFile());
    }

    /** How well the passphrase of a keystore to be made must be stretched. */
    Stretching stretching() {
        return Passphrases.OF_THIS_PROCESS.stretching(passphraseFile());
    }

    /** As {@link #passphrase}, or nothing if nobody gives one. */
    public Optional<Passphrase> passphraseIfAny(Path keystore) throws IOException {
        return Passphrases.OF_THIS_PROCESS.ifAny(keystore, passphraseFile());
    }

    /** Opens the wallet of that name. */
    public Wallet wallet(String name) throws IOException {
        return wallet(name, passphrase(walletFile(name)));
    }

    Wallet wallet(String name, Passphrase passphrase) throws IOException {
        Path file = walletFile(name);
        try {
            return Wallet.open(wallets(), name, passphrase)
                    .orElseThrow(() -> Failure.input(
                            "the wallet of " + name + " stays closed",
                            "the passphrase does not open " + file,
                            "set TALLY_PASSPHRASE to the right one, or unset it to be asked"));
        } catch (MalformedException e) {
            throw Failure.input("the wallet of " + name + " is damaged", e.detail(), "restore it from a back-up");
        }
    }

    Path walletFile(String name) {
        return wallets().resolve(name + ".jwe");
    }

    /** The names of the wallets, sorted. */
    public List<String> walletNames() throws IOException {
        if (!Files.isDirectory(wallets())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(wallets())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jwe"))
                    .map(name -> name.substring(0, name.length() - ".jwe".length()))
                    .sorted()
                    .toList();
        }
    }

    /** The accounts of a wallet of that name; none where there is no such wallet. */
    public List<AccountId> accountsOf(String name) throws IOException {
        return Wallet.exists(wallets(), name)
                ? Wallet.entries(wallets(), name).stream()
                        .map(Wallet.Entry::account)
                        .toList()
                : List.of();
    }
}
