package org.tallystick.node.folder;

import java.security.SecureRandom;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.keystore.Keystore;

/**
 * The keys of a member, one for each role.
 *
 * @param admin administers the member's accounts and votes
 * @param node signs for the node: answers, acknowledgements, requests to other nodes
 * @param log signs checkpoints as the log
 * @param cosigner cosigns checkpoints with Ed25519
 * @param cosignerMlDsa cosigns checkpoints with ML-DSA-44
 * @param inbox opens what other members seal to this one
 * @param vault encrypts what the member keeps
 */
public record MemberKeyring(
        PrivateKey admin,
        PrivateKey node,
        PrivateKey log,
        PrivateKey cosigner,
        PrivateKey cosignerMlDsa,
        RecipientSecret inbox,
        MasterKey vault) {

    private static final String ADMIN = "admin";
    private static final String NODE = "node";
    private static final String LOG = "log";
    private static final String COSIGNER = "cosigner";
    private static final String COSIGNER_ML_DSA = "cosigner-ml-dsa";
    private static final String INBOX = "inbox";
    private static final String VAULT = "vault";

    /** New keys. */
    public static MemberKeyring generate(SecureRandom random) {
        return new MemberKeyring(
                PrivateKey.generate(Algorithm.ED25519, random),
                PrivateKey.generate(Algorithm.ED25519, random),
                PrivateKey.generate(Algorithm.ED25519, random),
                PrivateKey.generate(Algorithm.ED25519, random),
                PrivateKey.generate(Algorithm.ML_DSA_44, random),
                RecipientSecret.generate(Kem.X_WING, random),
                MasterKey.generate(random));
    }

    /** The keys in a keystore. @throws FolderException if one is not there */
    public static MemberKeyring from(Keystore keystore) {
        return new MemberKeyring(
                signing(keystore, ADMIN),
                signing(keystore, NODE),
                signing(keystore, LOG),
                signing(keystore, COSIGNER),
                signing(keystore, COSIGNER_ML_DSA),
                keystore.opening(INBOX).orElseThrow(() -> missing(INBOX)),
                keystore.master(VAULT).orElseThrow(() -> missing(VAULT)));
    }

    /** The same keys, signing as fast as that provider can: a busy node signs hundreds of times a second. */
    public MemberKeyring accelerated(SignatureVerifier by) {
        return new MemberKeyring(
                by.accelerate(admin),
                by.accelerate(node),
                by.accelerate(log),
                by.accelerate(cosigner),
                by.accelerate(cosignerMlDsa),
                inbox,
                vault);
    }

    /** These keys as a keystore. */
    public Keystore keystore() {
        return Keystore.EMPTY
                .with(ADMIN, admin)
                .with(NODE, node)
                .with(LOG, log)
                .with(COSIGNER, cosigner)
                .with(COSIGNER_ML_DSA, cosignerMlDsa)
                .with(INBOX, inbox)
                .with(VAULT, vault);
    }

    private static PrivateKey signing(Keystore keystore, String name) {
        return keystore.signing(name).orElseThrow(() -> missing(name));
    }

    private static FolderException missing(String name) {
        return new FolderException("the keystore has no key '" + name + "': restore keystore.jwe from a back-up");
    }

    @Override
    public String toString() {
        return "the keys of a member";
    }
}
