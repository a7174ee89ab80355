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
import org.tallystick.formats.keys.CorrettoSignatures;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.engine.Genesis;

/** A hospital whose staff share records all day. Its keys are drawn anew in every run. */
final class BenchNetwork {
    private static final NetworkName NAME = new NetworkName("ledger.example/bench");
    private static final MemberId MEMBER = new MemberId("hospital");
    private static final long LIFETIME = 3_600;

    private final SecureRandom random;
    private final InstantSource clock;
    private final CorrettoSignatures signatures;
    private final TransactionSigner admin;
    private final Genesis genesis;
    private final List<PrivateKey> keys;

    BenchNetwork(int accounts, SecureRandom random, InstantSource clock, CorrettoSignatures signatures) {
        this.random = random;
        this.clock = clock;
        this.signatures = signatures;
        PrivateKey adminKey = newKey();
        this.admin = new TransactionSigner(NAME, AccountId.adminOf(MEMBER), adminKey);
        this.genesis = new Genesis(NAME, clock.millis(), List.of(sign(admin, "members.found", founding(adminKey))));
        this.keys = IntStream.range(0, accounts).mapToObj(_ -> newKey()).toList();
    }

    Genesis genesis() {
        return genesis;
    }

    List<PrivateKey> keys() {
        return keys;
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
        List<TransactionSigner> signers = IntStream.range(0, keys.size())
                .mapToObj(i -> new TransactionSigner(NAME, account(i), keys.get(i)))
                .toList();
        List<Bytes> signed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            signed.add(sign(signers.get(i % signers.size()), "records.share", share()));
        }
        return signed;
    }

    private JsonObject share() {
        return JsonObject.with("record", Bytes.wrap(bytes(16)).hex())
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

    private Bytes sign(TransactionSigner signer, String call, JsonObject args) {
        long now = clock.instant().getEpochSecond();
        return signer.sign(call, args, Base64Text.encodeUrl(bytes(16)), now, now + LIFETIME);
    }

    private PrivateKey newKey() {
        return signatures.accelerate(PrivateKey.generate(Algorithm.ED25519, random));
    }

    private AccountId account(int number) {
        return new AccountId(String.format(Locale.ROOT, "%08x", number), MEMBER);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
