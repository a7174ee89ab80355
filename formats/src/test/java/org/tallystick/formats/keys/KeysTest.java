package org.tallystick.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

class KeysTest {
    private final SignatureVerifier jdk = new JdkSignatures();
    private final CorrettoSignatures corretto = new CorrettoSignatures();

    @ParameterizedTest
    @EnumSource
    void whatAKeySignsItsPublicKeyVerifies(Algorithm algorithm) {
        PrivateKey key = PrivateKey.generate(algorithm, new SecureRandom());
        Bytes message = Bytes.utf8("a message");
        Bytes signature =
                key.sign(Bytes.utf8("a mess").toArray(), Bytes.utf8("age").toArray());
        for (SignatureVerifier verifier : new SignatureVerifier[] {jdk, corretto}) {
            assertThat(verifier.verify(key.publicKey(), message, signature)).isTrue();
            assertThat(verifier.verify(key.publicKey(), Bytes.utf8("another"), signature))
                    .isFalse();
            assertThat(verifier.verify(key.publicKey(), message, signature.slice(1, signature.size())))
                    .isFalse();
        }
        assertThat(corretto.verify(
                        key.publicKey(), message, corretto.accelerate(key).sign(message.toArray())))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void keysSurviveTheirJwk(Algorithm algorithm) {
        PrivateKey key = PrivateKey.generate(algorithm, new SecureRandom());
        assertThat(PublicKey.fromJwk(key.publicKey().jwk())).isEqualTo(key.publicKey());
        assertThat(PrivateKey.fromJwk(key.dangerJwk()).publicKey()).isEqualTo(key.publicKey());
        assertThatThrownBy(() -> PublicKey.fromJwk(key.dangerJwk()))
                .isInstanceOfSatisfying(
                        MalformedException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FIELD_UNKNOWN));
        assertThat(key.toString())
                .doesNotContain(key.dangerJwk().optionalString("d").orElse("no such text"));
    }

    /** RFC 8037, appendix A.1 to A.3: the key, and its thumbprint. */
    @Test
    void theKeyOfRfc8037IsReadAsItStandsThere() {
        JsonObject jwk = JsonObject.with("kty", "OKP")
                .with("crv", "Ed25519")
                .with("d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
                .with("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
                .build();
        PrivateKey key = PrivateKey.fromJwk(jwk);
        assertThat(key.publicKey().raw().hex())
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(org.tallystick.formats.Hash.of(key.publicKey().jwk().canonical())
                        .url())
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void signaturesAreTheSameWhicheverProviderSigns() {
        PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32]));
        byte[] message = HexFormat.of().parseHex("af82");
        assertThat(corretto.accelerate(key).sign(message)).isEqualTo(key.sign(message));
        assertThat(key.sign(message)).isEqualTo(key.sign(message));
    }

    @Test
    void theFastestVerifierSaysWhichItIs() {
        assertThat(SignatureVerifier.fastest().name()).contains("Corretto");
    }
}
