package org.tallystick.node.founding;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/** Founds a network on this machine: draws every founder's keys, has each sign its line of the genesis, and writes it. */
public final class Founding {
    private static final long LIFETIME = 3600;

    private final NetworkDirectory directory;
    private final NetworkName network;
    private final boolean open;
    private final SecureRandom random;
    private final InstantSource clock;

    /** A network whose ledger is for its members. */
    public Founding(NetworkDirectory directory, NetworkName network, SecureRandom random, InstantSource clock) {
        this(directory, network, false, random, clock);
    }

    /**
     * A network to be founded.
     *
     * @param open true if anyone may read what its ledger holds
     */
    public Founding(
            NetworkDirectory directory, NetworkName network, boolean open, SecureRandom random, InstantSource clock) {
        this.directory = directory;
        this.network = network;
        this.open = open;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Writes keystores and genesis.
     *
     * @param passphrase opens every founder's keystore; founders on machines of their own each choose one
     * @throws java.nio.file.FileAlreadyExistsException if there is a network here already
     */
    public Genesis found(List<Founder> founders, Passphrase passphrase, Stretching stretching) throws IOException {
        List<Bytes> lines = new ArrayList<>();
        for (Founder founder : founders) {
            lines.add(line(founder, draw(founder.member(), passphrase, stretching)));
        }
        Genesis genesis = new Genesis(network, clock.millis(), open, lines);
        Files.write(directory.genesis(), genesis.bytes().toArray(), java.nio.file.StandardOpenOption.CREATE_NEW);
        return genesis;
    }

    /**
     * Draws the keys of an organisation that asks to join later.
     *
     * @return what the members vote on: its address and its public keys
     * @throws java.nio.file.FileAlreadyExistsException if it has keys here already
     */
    public JsonObject apply(Founder candidate, Passphrase passphrase, Stretching stretching) throws IOException {
        return Introduction.of(network, candidate, draw(candidate.member(), passphrase, stretching));
    }

    private MemberKeyring draw(MemberId member, Passphrase passphrase, Stretching stretching) throws IOException {
        MemberKeyring keys = MemberKeyring.generate(random);
        NetworkDirectory.Member folder = directory.member(member);
        AtomicFile.createFolders(folder.root());
        KeystoreFile.create(folder.keystore(), keys.keystore(), passphrase, stretching);
        return keys;
    }

    private Bytes line(Founder founder, MemberKeyring keys) {
        AccountId admin = AccountId.adminOf(founder.member());
        long now = clock.instant().getEpochSecond();
        return new TransactionSigner(network, admin, keys.admin())
                .sign("members.found", Introduction.of(network, founder, keys), jti(), now, now + LIFETIME);
    }

    private String jti() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64Text.encodeUrl(bytes);
    }
}
