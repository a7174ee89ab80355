package org.tallystick.ledger;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.ledger.log.SealKeys;

/** An organisation with all its private keys, the same ones in every run. */
public record TestMember(NetworkName network, MemberId id) {

    public AccountId admin() {
        return AccountId.adminOf(id);
    }

    public AccountId node() {
        return AccountId.nodeOf(id);
    }

    /** An account of this member; the name becomes its digits. */
    public AccountId account(String name) {
        return new AccountId(digits(name), id);
    }

    public PrivateKey key(AccountId account) {
        return seeded(Algorithm.ED25519, "account " + account);
    }

    public NoteSigner logSigner() {
        return new NoteSigner(network.value(), seeded(Algorithm.ED25519, "log"));
    }

    public Cosigner ed25519() {
        return new Cosigner(Cosigner.nameOf(network, id), seeded(Algorithm.ED25519, "cosigner"));
    }

    public Cosigner mlDsa44() {
        return new Cosigner(Cosigner.nameOf(network, id), seeded(Algorithm.ML_DSA_44, "cosigner"));
    }

    public SealKeys sealKeys() {
        return new SealKeys(id, logSigner(), ed25519(), mlDsa44());
    }

    /** What {@code members.found} and {@code members.propose} say of it. */
    public JsonObject introduction() {
        JsonObject cosigners = JsonObject.with(
                        "ed25519", ed25519().verifierKey().encode())
                .with("mlDsa44", mlDsa44().verifierKey().encode())
                .build();
        return JsonObject.with("member", id.value())
                .with("region", "eu")
                .with("admin", key(admin()).publicKey().url())
                .with("node", key(node()).publicKey().url())
                .with("log", logSigner().verifierKey().encode())
                .with("cosigners", cosigners)
                .with("vault", encryptionKey("vault"))
                .with("address", "https://" + id + ".example")
                .build();
    }

    /** What {@code accounts.register} says of an account of this member. */
    public JsonObject registration(AccountId account) {
        return JsonObject.with("account", account.toString())
                .with("signing", key(account).publicKey().url())
                .with("encryption", encryptionKey(account.toString()))
                .with("roles", JsonArray.EMPTY)
                .with("custody", "person")
                .build();
    }

    /** Bytes as long as an X-Wing key; nothing is ever sealed to them. */
    public String encryptionKey(String label) {
        byte[] key = new byte[1216];
        byte[] hash = Hash.of(Bytes.utf8(id + " " + label)).dangerArray();
        System.arraycopy(hash, 0, key, 0, hash.length);
        return Base64Text.encodeUrl(key);
    }

    private static String digits(String name) {
        return Bytes.wrap(Hash.of(Bytes.utf8(name)).toArray()).hex().substring(0, 8);
    }

    private PrivateKey seeded(Algorithm algorithm, String label) {
        return PrivateKey.fromSeed(
                algorithm, Bytes.wrap(Hash.of(Bytes.utf8(id + " " + label)).toArray()));
    }
}
