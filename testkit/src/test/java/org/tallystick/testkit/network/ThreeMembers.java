package org.tallystick.testkit.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.HeldPorts;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Tally;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/** A hospital, a laboratory and a clinic, founded in a folder; whoever runs it gives {@link #PASSPHRASE}. */
public record ThreeMembers(NetworkDirectory directory, NetworkName name) {
    /** Opens every keystore. */
    public static final String PASSPHRASE = "a passphrase that only tests use";

    /** The members, as in the demo. */
    public static final List<MemberId> MEMBERS = List.of(Cast.HOSPITAL, Cast.LABORATORY, Cast.CLINIC);

    /** Founds a network of that name. */
    public static ThreeMembers found(Path root, String name) throws IOException {
        ThreeMembers members = new ThreeMembers(new NetworkDirectory(root), new NetworkName(name));
        SecureRandom random = new SecureRandom();
        List<Founder> founders = new ArrayList<>();
        try (HeldPorts ports = HeldPorts.any(MEMBERS.size(), random)) {
            for (MemberId member : MEMBERS) {
                founders.add(new Founder(member, "eu", ports.addresses().get(founders.size())));
            }
            new Founding(members.directory, members.name, random, InstantSource.system())
                    .found(founders, passphrase(), Stretching.GENERATED);
        }
        return members;
    }

    /** Where that member's node is. */
    public URI address(MemberId member) throws IOException {
        return GenesisFile.read(directory).orElseThrow().address(member).orElseThrow();
    }

    /** The keys in that member's folder. */
    public MemberKeyring keys(MemberId member) throws IOException {
        Path file = directory.member(member).keystore();
        return switch (KeystoreFile.open(file, passphrase())) {
            case KeystoreFile.Opened.Open(Keystore keys) -> MemberKeyring.from(keys);
            case KeystoreFile.Opened.WrongPassphrase _, KeystoreFile.Opened.Missing _, KeystoreFile.Opened.Damaged _ ->
                throw new IllegalStateException(file + " does not open");
        };
    }

    /** A connection as the member's administrator. */
    public Connection administrator(MemberId member) throws IOException {
        MemberKeyring keys = keys(member);
        return Tally.connect(
                address(member), new Identity(name, AccountId.adminOf(member), keys.admin(), keys.inbox()));
    }

    /** What opens every keystore. */
    public static Passphrase passphrase() {
        return Passphrase.of(PASSPHRASE);
    }
}
