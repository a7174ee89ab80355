package org.tallystick.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.WebAddress;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/**
 * What a person carries: the keys of their accounts in {@code NAME.jwe}, encrypted under a passphrase, and beside it
 * {@code NAME.json}, which says which accounts they are and where their nodes are. A patient has an account at each
 * organisation that holds something about them; most others have one.
 */
public final class Wallet {
    /**
     * One of the wallet's accounts.
     *
     * @param node the address of the account's own member's node
     */
    public record Entry(AccountId account, URI node) {}

    private static final String SIGNING = "/signing";
    private static final String ENCRYPTION = "/encryption";

    private final NetworkName network;
    private final List<Entry> entries;
    private final Keystore keys;

    private Wallet(NetworkName network, List<Entry> entries, Keystore keys) {
        this.network = network;
        this.entries = List.copyOf(entries);
        this.keys = keys;
    }

    /** A wallet without accounts. */
    public static Wallet empty(NetworkName network) {
        return new Wallet(network, List.of(), Keystore.EMPTY);
    }

    /** True if there is a wallet of that name in the folder. */
    public static boolean exists(Path folder, String name) {
        return Files.exists(keyFile(folder, name));
    }

    /** The accounts of a wallet, which are no secret among those who have the folder. */
    public static List<Entry> entries(Path folder, String name) throws IOException {
        return entries(profile(folder, name));
    }

    /**
     * Opens a wallet.
     *
     * @return nothing if the passphrase is of another wallet
     * @throws MalformedException {@link Fault#KEY} if there is no wallet, or a damaged one
     */
    public static Optional<Wallet> open(Path folder, String name, Passphrase passphrase) throws IOException {
        JsonObject profile = profile(folder, name);
        return switch (KeystoreFile.open(keyFile(folder, name), passphrase)) {
            case KeystoreFile.Opened.Open(Keystore keys) ->
                Optional.of(new Wallet(new NetworkName(profile.string("network")), entries(profile), keys));
            case KeystoreFile.Opened.WrongPassphrase _ -> Optional.empty();
            case KeystoreFile.Opened.Missing _ -> throw new MalformedException(Fault.KEY, "there is no such wallet");
            case KeystoreFile.Opened.Damaged(String why) -> throw new MalformedException(Fault.KEY, why);
        };
    }

    /** This wallet with one more account, or with new keys for one that it has. */
    public Wallet with(Identity identity, URI node) {
        List<Entry> more = new ArrayList<>(entries);
        if (entries.stream().noneMatch(entry -> entry.account().equals(identity.account()))) {
            more.add(new Entry(identity.account(), node));
        }
        String account = identity.account().toString();
        return new Wallet(
                network,
                more,
                keys.with(account + SIGNING, identity.signing()).with(account + ENCRYPTION, identity.encryption()));
    }

    /** Its accounts, the oldest first. */
    public List<Entry> entries() {
        return entries;
    }

    /** The keys of one of its accounts. @throws MalformedException {@link Fault#KEY} if they are not in it */
    public Identity identity(AccountId account) {
        PrivateKey signing = keys.signing(account + SIGNING).orElseThrow(() -> missing(account));
        RecipientSecret encryption = keys.opening(account + ENCRYPTION).orElseThrow(() -> missing(account));
        return new Identity(network, account, signing, encryption);
    }

    /** Writes the wallet, in place of one of that name. */
    public void save(Path folder, String name, Passphrase passphrase, Stretching stretching) throws IOException {
        AtomicFile.createFolders(folder);
        KeystoreFile.replace(keyFile(folder, name), keys, passphrase, stretching);
        JsonArray accounts = entries.stream()
                .map(entry -> (Json) JsonObject.with("account", entry.account().toString())
                        .with("node", entry.node().toString())
                        .build())
                .collect(JsonArray.collector());
        JsonObject profile = JsonObject.with("network", network.value())
                .with("accounts", accounts)
                .build();
        AtomicFile.write(profileFile(folder, name), profile.canonical());
    }

    /** Removes the wallet of that name, if there is one. */
    public static void delete(Path folder, String name) throws IOException {
        Files.deleteIfExists(profileFile(folder, name));
        Files.deleteIfExists(keyFile(folder, name));
    }

    private static MalformedException missing(AccountId account) {
        return new MalformedException(Fault.KEY, "the wallet has no keys of " + account);
    }

    private static JsonObject profile(Path folder, String name) throws IOException {
        return Json.parseObject(Bytes.wrap(Files.readAllBytes(profileFile(folder, name))))
                .orThrow();
    }

    private static List<Entry> entries(JsonObject profile) {
        return profile.array("accounts")
                .objects()
                .map(entry -> new Entry(AccountId.of(entry.string("account")), WebAddress.parse(entry.string("node"))))
                .toList();
    }

    private static Path keyFile(Path folder, String name) {
        return folder.resolve(name + ".jwe");
    }

    private static Path profileFile(Path folder, String name) {
        return folder.resolve(name + ".json");
    }

    @Override
    public String toString() {
        return "wallet of " + entries;
    }
}
