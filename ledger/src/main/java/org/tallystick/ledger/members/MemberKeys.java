package org.tallystick.ledger.members;

import java.util.List;
import java.util.stream.Stream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.note.SignatureType;
import org.tallystick.formats.note.VerifierKey;

/** The public keys that a joining member brings: one for each role, each named as its role demands. */
record MemberKeys(Member member, PublicKey admin, PublicKey node) {
    /** X-Wing's public key: 1,184 bytes of ML-KEM-768 and 32 of X25519 (draft-connolly-cfrg-xwing-kem). */
    private static final int X_WING = 1216;

    /** Reads them. @throws MalformedException {@link Fault#KEY} or {@link Fault#VERIFIER_KEY}, and what should be there */
    static MemberKeys read(NetworkName network, JsonObject args) {
        Member member = Member.ofArgs(args, 0);
        String cosigner = Cosigner.nameOf(network, member.id());
        require(member.log(), SignatureType.ED25519, network.value());
        require(member.ed25519(), SignatureType.COSIGNATURE_ED25519, cosigner);
        require(member.mlDsa44(), SignatureType.COSIGNATURE_ML_DSA_44, cosigner);
        MalformedException.unless(member.vault().size() == X_WING, Fault.KEY, "the vault's key is an X-Wing key");
        return new MemberKeys(member, PublicKey.ed25519(args.string("admin")), PublicKey.ed25519(args.string("node")));
    }

    private static void require(VerifierKey key, SignatureType type, String name) {
        MalformedException.unless(
                key.type() == type && key.name().equals(name),
                Fault.VERIFIER_KEY,
                "the key of type " + type.identifier() + " bears the name " + name);
    }

    /** All signing keys of the member, whatever their role. */
    List<Bytes> all() {
        return Stream.concat(Stream.of(admin.raw(), node.raw()), ofSeals(member).stream())
                .toList();
    }

    /** The keys with which a member signs checkpoints. */
    static List<Bytes> ofSeals(Member member) {
        return Stream.of(member.log(), member.ed25519(), member.mlDsa44())
                .map(seal -> seal.key().raw())
                .toList();
    }
}
