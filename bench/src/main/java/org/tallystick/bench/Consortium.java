package org.tallystick.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Tally;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/** Three members whose nodes this process hosts as {@code tally up} does, with nothing left out: HTTP, vaults, seals. */
final class Consortium implements AutoCloseable {
    static final MemberId HOSPITAL = new MemberId("hospital");
    static final MemberId CLINIC = new MemberId("clinic");
    private static final MemberId LABORATORY = new MemberId("laboratory");
    private static final NetworkName NAME = new NetworkName("ledger.example/bench");

    private final NetworkDirectory directory;
    private final Passphrase passphrase;
    private final SignatureVerifier verifier;
    private final EmbeddedNetwork network;

    private Consortium(
            NetworkDirectory directory, Passphrase passphrase, SignatureVerifier verifier, EmbeddedNetwork network) {
        this.directory = directory;
        this.passphrase = passphrase;
        this.verifier = verifier;
        this.network = network;
    }

    /** Founds the network in an empty folder and starts it. */
    static Consortium found(Path folder, SecureRandom random, SignatureVerifier verifier) throws IOException {
        NetworkDirectory directory = new NetworkDirectory(folder);
        Passphrase passphrase = Passphrase.of(Passphrase.generate(random));
        new Founding(directory, NAME, random, InstantSource.system())
                .found(founders(), passphrase, Stretching.GENERATED);
        return new Consortium(directory, passphrase, verifier, EmbeddedNetwork.open(directory, _ -> passphrase));
    }

    /** On ports that are free, and different since all of them are held until each has its own. */
    private static List<Founder> founders() throws IOException {
        List<Founder> founders = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>();
        for (MemberId member : List.of(HOSPITAL, LABORATORY, CLINIC)) {
            ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(any);
            founders.add(new Founder(member, "eu", URI.create("http://127.0.0.1:" + any.getLocalPort())));
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return founders;
    }

    /** Where a member's node is reached. */
    URI address(MemberId member) {
        return Objects.requireNonNull(network.addresses().get(member));
    }

    /** Who administers a member's accounts, at the member's node. */
    Connection administrator(MemberId member) throws IOException {
        Path file = directory.member(member).keystore();
        if (!(KeystoreFile.open(file, passphrase) instanceof KeystoreFile.Opened.Open(Keystore keystore))) {
            throw new IOException("the keystore that was just made cannot be opened: " + file);
        }
        MemberKeyring keys = MemberKeyring.from(keystore);
        return connect(new Identity(NAME, AccountId.adminOf(member), keys.admin(), keys.inbox()));
    }

    /** New accounts of a member, each at the member's node, signing as fast as this machine can. */
    List<Connection> register(MemberId member, String role, int count) throws IOException {
        Connection administrator = administrator(member);
        List<Connection> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Identity drawn = administrator.registration().register("number " + i, List.of(role));
            people.add(connect(fast(drawn)));
        }
        return people;
    }

    /** A new account of a member. */
    Connection register(MemberId member, String role) throws IOException {
        return register(member, role, 1).getFirst();
    }

    private Connection connect(Identity identity) {
        return Tally.connect(address(identity.account().member()), identity);
    }

    private Identity fast(Identity drawn) {
        return new Identity(drawn.network(), drawn.account(), verifier.accelerate(drawn.signing()), drawn.encryption());
    }

    @Override
    public void close() {
        network.close();
    }
}
