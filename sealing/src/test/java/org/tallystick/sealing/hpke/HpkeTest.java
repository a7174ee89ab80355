package org.tallystick.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

class HpkeTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final NetworkName NETWORK = new NetworkName("ledger.example/demo");
    private static final Handle ACCESS = new Handle("00112233445566778899aabbccddeeff");
    private static final Handle RECORD = new Handle("ffeeddccbbaa99887766554433221100");
    private static final AccountId READER = AccountId.of("a7f3c2@st-mary");
    private static final Binding HERE = release(NETWORK, ACCESS, 7, RECORD, 1, READER);
    private static final Bytes SECRET = Bytes.utf8("the data key");

    private final Hpke hpke = new Hpke(RANDOM);

    @ParameterizedTest
    @EnumSource
    void onlyTheRecipientOpens(Kem kem) {
        RecipientSecret reader = RecipientSecret.generate(kem, RANDOM);
        Bytes sealed = hpke.seal(reader.publicKey(), HERE, SECRET);
        assertThat((long) sealed.size()).isEqualTo(Hpke.sealedSize(kem, SECRET.size()));
        assertThat(reader.open(HERE, sealed)).contains(SECRET);
        assertThat(RecipientSecret.generate(kem, RANDOM).open(HERE, sealed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyChangedByteIsNoticed(Kem kem) {
        RecipientSecret reader = RecipientSecret.generate(kem, RANDOM);
        byte[] sealed = hpke.seal(reader.publicKey(), HERE, SECRET).toArray();
        int step = kem == Kem.X_WING ? 37 : 1;
        for (int i = 0; i < sealed.length; i += step) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(reader.open(HERE, Bytes.wrap(changed))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutOrExtendedMessagesDoNotOpen(Kem kem) {
        RecipientSecret reader = RecipientSecret.generate(kem, RANDOM);
        byte[] sealed = hpke.seal(reader.publicKey(), HERE, SECRET).toArray();
        for (int size : List.of(0, 1, 31, 32, 47, 48, 1120, 1136, sealed.length - 1, sealed.length + 1)) {
            if (size != sealed.length) {
                assertThat(reader.open(HERE, Bytes.wrap(Arrays.copyOf(sealed, size))))
                        .isEmpty();
            }
        }
    }

    @Test
    void aMessageOpensInNoOtherPlace() {
        RecipientSecret reader = RecipientSecret.generate(Kem.X25519, RANDOM);
        Bytes sealed = hpke.seal(reader.publicKey(), HERE, SECRET);
        Hash digest = Hash.of(SECRET);
        TransactionId id = new TransactionId(READER, "AAAAAAAAAAAAAAAAAAAAAA");
        List<Binding> elsewhere = List.of(
                release(new NetworkName("ledger.example/other"), ACCESS, 7, RECORD, 1, READER),
                release(NETWORK, RECORD, 7, RECORD, 1, READER),
                release(NETWORK, ACCESS, 8, RECORD, 1, READER),
                release(NETWORK, ACCESS, 7, ACCESS, 1, READER),
                release(NETWORK, ACCESS, 7, RECORD, 2, READER),
                release(NETWORK, ACCESS, 7, RECORD, 1, AccountId.of("a7f3c2@clinic")),
                new Binding.Details(NETWORK, id, digest, new MemberId("st-mary")));
        assertThat(elsewhere)
                .allSatisfy(binding -> assertThat(reader.open(binding, sealed)).isEmpty());
    }

    @Test
    void twoSealedCopiesHaveNothingInCommon() {
        RecipientKey key = RecipientSecret.generate(Kem.X_WING, RANDOM).publicKey();
        assertThat(hpke.seal(key, HERE, SECRET)).isNotEqualTo(hpke.seal(key, HERE, SECRET));
    }

    @Test
    void keysToWhichNothingCanBeSealedAreRefused() {
        byte[] noLatticeKey = new byte[1216];
        Arrays.fill(noLatticeKey, (byte) 0xff);
        for (Bytes raw : List.of(Bytes.wrap(new byte[32]), Bytes.wrap(new byte[1216]), Bytes.wrap(noLatticeKey))) {
            RecipientKey key = RecipientKey.of(raw);
            assertThat(Hpke.accepts(key)).isFalse();
            assertThatThrownBy(() -> hpke.seal(key, HERE, SECRET))
                    .isInstanceOfSatisfying(
                            MalformedException.class, e -> assertThat(e.fault()).isEqualTo(Fault.KEY));
        }
        assertThat(Hpke.accepts(RecipientSecret.generate(Kem.X_WING, RANDOM).publicKey()))
                .isTrue();
        assertThatThrownBy(() -> RecipientKey.of(Bytes.wrap(new byte[33]))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPrivateKeySurvivesItsJwkAndNeverPrints(Kem kem) {
        RecipientSecret reader = RecipientSecret.generate(kem, RANDOM);
        JsonObject jwk = reader.dangerJwk();
        Bytes sealed = hpke.seal(reader.publicKey(), HERE, SECRET);
        assertThat(RecipientSecret.fromJwk(jwk).open(HERE, sealed)).contains(SECRET);
        assertThat(reader.toString()).doesNotContain(jwk.string(kem == Kem.X25519 ? "d" : "priv"));
    }

    @Test
    void halvesThatDoNotBelongTogetherAreNoticed() {
        RecipientSecret one = RecipientSecret.generate(Kem.X_WING, RANDOM);
        RecipientSecret two = RecipientSecret.generate(Kem.X_WING, RANDOM);
        JsonObject mixed = one.dangerJwk().toBuilder()
                .without("pub")
                .with("pub", two.publicKey().url())
                .build();
        Bytes sealed = hpke.seal(two.publicKey(), HERE, SECRET);
        assertThatThrownBy(() -> RecipientSecret.fromJwk(mixed).open(HERE, sealed))
                .isInstanceOf(MalformedException.class);
    }

    private static Binding release(
            NetworkName network, Handle access, long entry, Handle record, long version, AccountId to) {
        return new Binding.Release(network, access, entry, record, version, to);
    }
}
