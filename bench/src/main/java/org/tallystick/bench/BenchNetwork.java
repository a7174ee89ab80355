package org.tallystick.bench;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.engine.Genesis;

/** A hospital whose staff share records all day. Its keys are drawn anew in every run. */
final class BenchNetwork {
    static final MemberId MEMBER = new MemberId("hospital");
    private static final NetworkName NAME = new NetworkName("ledger.example/bench");
    private static final long LIFETIME = 3_600;

    private final SecureRandom random;
    private final InstantSource clock;
    private final SignatureVerifier verifier;
    private final TransactionSigner admin;
    private final Genesis genesis;
    private final List<PrivateKey> keys;
    private final List<TransactionSigner> signers;

    BenchNetwork(int accounts, SecureRandom random, InstantSource clock, SignatureVerifier verifier) {
        this.random = random;
        this.clock = clock;
        this.verifier = verifier;
        PrivateKey adminKey = newKey();
        this.admin = new TransactionSigner(NAME, AccountId.adminOf(MEMBER), adminKey);
        this.genesis = new Genesis(NAME, clock.millis(), List.of(sign(admin, "members.found", founding(adminKey))));
        this.keys = IntStream.range(0, accounts).mapToObj(_ -> newKey()).toList();
        this.signers = IntStream.range(0, accounts)
                .mapToObj(i -> new TransactionSigner(NAME, account(i), keys.get(i)))
                .toList();
    }

    Genesis genesis() {
        return genesis;
    }

    int accounts() {
        return keys.size();
    }

    PrivateKey key(int account) {
        return keys.get(account);
    }

    static AccountId account(int number) {
        return new AccountId(String.format(Locale.ROOT, "%08x", number), MEMBER);
    }

    /** What registers the accounts. */
    List<Bytes> registrations() {
        List<Bytes> signed = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            JsonObject args = JsonObject.with("account", account(i).toString())
                    .with("signing", keys.get(i).publicKey().url())
                    .with("encryption", Base64Text.encodeUrl(bytes(1_216)))
                    .with("roles", JsonArray.ofStrings(List.of("technician")))
                    .with("custody", "member")
                    .build();
            signed.add(sign(admin, "accounts.register", args));
        }
        return signed;
    }

    /** So many records shared, the accounts in turn. */
    List<Bytes> shares(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sign(i % keys.size(), "records.share", share(handle())))
                .toList();
    }

    /** Shares a record of that identifier. */
    Bytes share(int account, String record) {
        return sign(account, "records.share", share(record));
    }

    /** Asks to read a record. */
    Bytes request(int account, String record) {
        JsonObject args = JsonObject.with("access", handle())
                .with("record", record)
                .with("answerBy", clock.millis() + 3_600_000)
                .with("details", Hash.wrap(bytes(Hash.SIZE)))
                .build();
        return sign(account, "accesses.request", args);
    }

    /** A new identifier for a record or an access. */
    String handle() {
        return Bytes.wrap(bytes(16)).hex();
    }

    private JsonObject share(String record) {
        return JsonObject.with("record", record)
                .with("about", Hash.wrap(bytes(Hash.SIZE)))
                .with("commitment", Hash.wrap(bytes(Hash.SIZE)))
                .with("details", Hash.wrap(bytes(Hash.SIZE)))
                .build();
    }

    private JsonObject founding(PrivateKey adminKey) {
        NoteSigner log = new NoteSigner(NAME.value(), PrivateKey.generate(Algorithm.ED25519, random));
        String cosigner = Cosigner.nameOf(NAME, MEMBER);
        Cosigner ed25519 = new Cosigner(cosigner, PrivateKey.generate(Algorithm.ED25519, random));
        Cosigner mlDsa44 = new Cosigner(cosigner, PrivateKey.generate(Algorithm.ML_DSA_44, random));
        JsonObject cosigners = JsonObject.with("ed25519", ed25519.verifierKey().encode())
                .with("mlDsa44", mlDsa44.verifierKey().encode())
                .build();
        return JsonObject.with("member", MEMBER.value())
                .with("region", "eu")
                .with("admin", adminKey.publicKey().url())
                .with("node", newKey().publicKey().url())
                .with("log", log.verifierKey().encode())
                .with("cosigners", cosigners)
                .with("vault", Base64Text.encodeUrl(bytes(1_216)))
                .with("address", "https://hospital.example")
                .build();
    }

    private Bytes sign(int account, String call, JsonObject args) {
        return sign(signers.get(account), call, args);
    }

    private Bytes sign(TransactionSigner signer, String call, JsonObject args) {
        long now = clock.instant().getEpochSecond();
        return signer.sign(call, args, Base64Text.encodeUrl(bytes(16)), now, now + LIFETIME);
    }

    private PrivateKey newKey() {
        return verifier.accelerate(PrivateKey.generate(Algorithm.ED25519, random));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
