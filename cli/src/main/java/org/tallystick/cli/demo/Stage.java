package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.Ledger;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/**
 * A network for trying out, in one folder and one process, with its people. The passphrase of all its keys lies beside
 * them: whoever tries it out should not have to type one, and must not keep anything secret in it.
 */
public final class Stage implements AutoCloseable {
    private static final int NAME_BYTES = 3;

    private final Home home;
    private final EmbeddedNetwork network;

    private Stage(Home home, EmbeddedNetwork network) {
        this.home = home;
        this.network = network;
    }

    /** Makes a network in an empty folder, and starts it without people. */
    public static Stage found(Path folder) throws IOException {
        try (HeldPorts ports = HeldPorts.any(Cast.size(), new SecureRandom())) {
            return found(folder, ports);
        }
    }

    /** The same at the addresses that the pages speak of, if they can be had. */
    public static Stage foundWhereExpected(Path folder) throws IOException {
        try (HeldPorts ports = HeldPorts.usual(Cast.size(), new SecureRandom())) {
            return found(folder, ports);
        }
    }

    /** The same at these, which are let go one after the other as the nodes come to listen there. */
    static Stage found(Path folder, HeldPorts ports) throws IOException {
        SecureRandom random = new SecureRandom();
        Home home = new Home(folder);
        clearAway(home);
        AtomicFile.createFolders(folder);
        String passphrase = Passphrase.generate(random);
        writePrivately(home.passphraseFile(), passphrase);
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        NetworkName network =
                new NetworkName("ledger.example/demo-" + HexFormat.of().formatHex(name));
        new Founding(home.network(), network, random, InstantSource.system())
                .found(Cast.founders(ports.addresses()), Passphrase.of(passphrase), Stretching.GENERATED);
        return new Stage(home, EmbeddedNetwork.open(home.network(), home::passphrase, ports::letGo));
    }

    /** Starts the network that is in the folder. */
    public static Stage start(Home home) throws IOException {
        return start(home, Ledger.Settings.USUAL);
    }

    /** The same with other settings of its ledger. */
    static Stage start(Home home, Ledger.Settings settings) throws IOException {
        return new Stage(home, EmbeddedNetwork.open(home.network(), home::passphrase, settings));
    }

    /** Registers everyone of the cast who is not yet. */
    public void register() throws IOException {
        People people = new People(home);
        for (Cast.Player player : Cast.PLAYERS) {
            if (!isRegistered(player)) {
                people.add(player.name(), player.member(), player.roles(), player.subject());
            }
        }
    }

    private boolean isRegistered(Cast.Player player) throws IOException {
        return home.accountsOf(player.name()).stream()
                .anyMatch(account -> account.member().equals(player.member()));
    }

    /** True if the network in the folder is one for trying out. */
    public static boolean isForTryingOut(Home home) {
        return Files.exists(home.passphraseFile());
    }

    /** What is left where someone stopped this while it drew the keys: nothing was ever done with them. */
    private static void clearAway(Home home) throws IOException {
        boolean begun = isForTryingOut(home) && !Files.exists(home.network().genesis());
        if (begun && !Files.exists(home.network().ledger())) {
            Files.delete(home.passphraseFile());
            Path members = home.root().resolve("members");
            if (Files.exists(members)) {
                Folders.delete(members);
            }
        }
    }

    /** The folder with all of it. */
    public Home home() {
        return home;
    }

    /** The running network. */
    public EmbeddedNetwork network() {
        return network;
    }

    @Override
    public void close() {
        network.close();
    }

    private static void writePrivately(Path file, String content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content + "\n");
    }
}
