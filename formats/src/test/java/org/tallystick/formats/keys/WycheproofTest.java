package org.tallystick.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;

/** Both providers give the verdict that C2SP's Wycheproof expects. */
class WycheproofTest {
    private static final List<SignatureVerifier> VERIFIERS = List.of(new JdkSignatures(), new CorrettoSignatures());
    private static final List<Provider> PROVIDERS =
            List.of(Security.getProvider("SunJCE"), AmazonCorrettoCryptoProvider.INSTANCE);

    static Stream<Wycheproof.Case> ed25519() {
        return Wycheproof.cases("ed25519_test.json");
    }

    @ParameterizedTest
    @MethodSource
    void ed25519(Wycheproof.Case vector) {
        PublicKey key =
                new PublicKey(Algorithm.ED25519, Wycheproof.hex(vector.group().object("publicKey"), "pk"));
        for (SignatureVerifier verifier : VERIFIERS) {
            assertThat(verifier.verify(key, vector.hex("msg"), vector.hex("sig")))
                    .as(verifier.name())
                    .isEqualTo(vector.valid());
        }
    }

    /** Ours have an empty context, so the vectors with another one are left out; both verifiers take the JDK's ML-DSA. */
    static Stream<Wycheproof.Case> mlDsa44() {
        return Wycheproof.cases("mldsa_44_verify_test.json")
                .filter(vector -> vector.test().optionalString("ctx").orElse("").isEmpty());
    }

    @ParameterizedTest
    @MethodSource
    void mlDsa44(Wycheproof.Case vector) {
        Bytes raw = Wycheproof.hex(vector.group(), "publicKey");
        if (raw.size() != Algorithm.ML_DSA_44.keySize()) {
            assertThat(vector.valid()).isFalse();
            assertThatThrownBy(() -> new PublicKey(Algorithm.ML_DSA_44, raw)).isInstanceOf(MalformedException.class);
        } else {
            PublicKey key = new PublicKey(Algorithm.ML_DSA_44, raw);
            for (SignatureVerifier verifier : VERIFIERS) {
                assertThat(verifier.verify(key, vector.hex("msg"), vector.hex("sig")))
                        .as(verifier.name())
                        .isEqualTo(vector.valid());
            }
        }
    }

    /** The vault's parameters: a nonce of 96 bits and a tag of 128, with keys of every length. */
    static Stream<Wycheproof.Case> aesGcm() {
        return Wycheproof.cases("aes_gcm_test.json")
                .filter(vector -> vector.group().integer("ivSize") == 96);
    }

    @ParameterizedTest
    @MethodSource
    void aesGcm(Wycheproof.Case vector) throws GeneralSecurityException {
        for (Provider provider : PROVIDERS) {
            if (vector.valid()) {
                assertThat(Bytes.wrap(decrypt(vector, provider))).isEqualTo(vector.hex("msg"));
                assertThat(encrypt(vector, provider)).isEqualTo(sealed(vector));
            } else {
                assertThatThrownBy(() -> decrypt(vector, provider))
                        .as(provider.getName())
                        .isInstanceOf(GeneralSecurityException.class);
            }
        }
    }

    /** No provider may take a nonce of no bytes, whose tag gives the key away. */
    static Stream<Wycheproof.Case> aesGcmWithoutNonce() {
        return Wycheproof.cases("aes_gcm_test.json")
                .filter(vector -> vector.group().integer("ivSize") == 0);
    }

    @ParameterizedTest
    @MethodSource
    void aesGcmWithoutNonce(Wycheproof.Case vector) {
        for (Provider provider : PROVIDERS) {
            assertThatThrownBy(() -> decrypt(vector, provider))
                    .as(provider.getName())
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static byte[] decrypt(Wycheproof.Case vector, Provider provider) throws GeneralSecurityException {
        return cipher(vector, provider, Cipher.DECRYPT_MODE).doFinal(sealed(vector));
    }

    private static byte[] encrypt(Wycheproof.Case vector, Provider provider) throws GeneralSecurityException {
        return cipher(vector, provider, Cipher.ENCRYPT_MODE)
                .doFinal(vector.hex("msg").toArray());
    }

    private static Cipher cipher(Wycheproof.Case vector, Provider provider, int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
        cipher.init(
                mode,
                new SecretKeySpec(vector.hex("key").toArray(), "AES"),
                new GCMParameterSpec(128, vector.hex("iv").toArray()));
        cipher.updateAAD(vector.hex("aad").toArray());
        return cipher;
    }

    private static byte[] sealed(Wycheproof.Case vector) {
        byte[] text = vector.hex("ct").toArray();
        byte[] tag = vector.hex("tag").toArray();
        byte[] both = Arrays.copyOf(text, text.length + tag.length);
        System.arraycopy(tag, 0, both, text.length, tag.length);
        return both;
    }
}
