package org.tallystick.api;

import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.ledger.log.SealKeys;

/** An organisation with all its private keys. */
record FakeMember(NetworkName network, MemberId id) {

    Person admin() {
        return new Person(AccountId.adminOf(id), seeded(Algorithm.ED25519, "admin"));
    }

    Person node() {
        return new Person(AccountId.nodeOf(id), seeded(Algorithm.ED25519, "node"));
    }

    SealKeys sealKeys() {
        String name = Cosigner.nameOf(network, id);
        return new SealKeys(
                id,
                new NoteSigner(network.value(), seeded(Algorithm.ED25519, "log")),
                new Cosigner(name, seeded(Algorithm.ED25519, "cosigner")),
                new Cosigner(name, seeded(Algorithm.ML_DSA_44, "cosigner")));
    }

    JsonObject introduction() {
        JsonObject cosigners = JsonObject.with(
                        "ed25519", sealKeys().ed25519().verifierKey().encode())
                .with("mlDsa44", sealKeys().mlDsa44().verifierKey().encode())
                .build();
        return JsonObject.with("member", id.value())
                .with("region", "eu")
                .with("admin", admin().key().publicKey().url())
                .with("node", node().key().publicKey().url())
                .with("log", sealKeys().log().verifierKey().encode())
                .with("cosigners", cosigners)
                .with("vault", encryptionKey("vault"))
                .with("address", "https://" + id + ".example")
                .build();
    }

    /** Bytes as long as an X-Wing key; nothing is ever sealed to them. */
    String encryptionKey(String label) {
        byte[] key = new byte[1216];
        byte[] hash = Hash.of(Bytes.utf8(id + " " + label)).dangerArray();
        System.arraycopy(hash, 0, key, 0, hash.length);
        return Base64Text.encodeUrl(key);
    }

    private PrivateKey seeded(Algorithm algorithm, String label) {
        return PrivateKey.fromSeed(
                algorithm, Bytes.wrap(Hash.of(Bytes.utf8(id + " " + label)).toArray()));
    }
}
