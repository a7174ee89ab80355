package org.tallystick.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.SpecVectors;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** One verdict: the JDK, Amazon's provider and the rule written out in big integers agree. */
class VerificationRuleTest {
    private static final List<SignatureVerifier> VERIFIERS = List.of(new JdkSignatures(), new CorrettoSignatures());

    @Test
    void theEdgeCasesOfTheSpecificationAreTheOnesMadeHere() {
        SpecVectors.compare(
                "signatures.json",
                JsonObject.with(
                                "about",
                                "Ed25519 where verifiers in the field disagree; see signatures.md. All in hex.")
                        .with(
                                "cases",
                                EdgeSignatures.all().stream()
                                        .map(EdgeSignatures.Edge::json)
                                        .collect(JsonArray.collector()))
                        .build());
    }

    static Stream<JsonObject> edgeCases() {
        return SpecVectors.cases("signatures.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("edgeCases")
    void bothProvidersDecideEdgeCasesByTheRule(JsonObject edge) {
        for (SignatureVerifier verifier : VERIFIERS) {
            assertThat(verdict(verifier, hex(edge, "key"), hex(edge, "message"), hex(edge, "signature")))
                    .as(verifier.name())
                    .isEqualTo(edge.string("verdict"));
        }
    }

    /** Every pair of a point of small order as key and as R, in every encoding, with S = 0. */
    @Test
    void noEncodingOfAPointOfSmallOrderIsAKey() {
        for (Bytes encoding : smallOrderEncodings().toList()) {
            assertThat(verdict(VERIFIERS.getFirst(), encoding, Bytes.EMPTY, Bytes.wrap(new byte[64])))
                    .isEqualTo("not-a-key");
        }
        assertThat(smallOrderEncodings()).hasSize(14);
    }

    @Test
    void withAnyPointOfSmallOrderAsRBothProvidersAgreeWithTheRule() {
        Bytes key = Edwards.BASE.plus(Edwards.smallOrder().get(1)).encoded();
        for (Bytes r : smallOrderEncodings().toList()) {
            for (int i = 0; i < 8; i++) {
                Bytes message = Bytes.utf8("message " + i);
                BigInteger s = Edwards.challenge(r, key, message).mod(Edwards.L);
                requireOneVerdict(key, message, Edwards.signature(r, s));
            }
        }
    }

    @Test
    void aFlippedBitAnywhereInASignatureIsJudgedAlike() {
        Random random = new Random(42);
        PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, Bytes.wrap(new byte[32]));
        Bytes message = Bytes.utf8("message");
        byte[] signature = key.sign(message.toArray()).toArray();
        for (int i = 0; i < 60; i++) {
            byte[] flipped = signature.clone();
            int bit = random.nextInt(512);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            requireOneVerdict(key.publicKey().raw(), message, Bytes.wrap(flipped));
        }
    }

    @Test
    void randomBytesAsKeyAndSignatureNeverThrow() {
        Random random = new Random(43);
        for (int i = 0; i < 200; i++) {
            byte[] key = new byte[32];
            byte[] signature = new byte[64];
            random.nextBytes(key);
            random.nextBytes(signature);
            signature[63] &= 0x0f;
            requireOneVerdict(Bytes.wrap(key), Bytes.EMPTY, Bytes.wrap(signature));
        }
    }

    /** RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc). */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
                + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
                + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
                + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
    })
    void theSignaturesOfRfc8032AreMadeAndVerified(String seed, String key, String message, String signature) {
        PrivateKey privateKey = PrivateKey.fromSeed(Algorithm.ED25519, hex(seed));
        assertThat(privateKey.publicKey().raw()).isEqualTo(hex(key));
        assertThat(privateKey.sign(hex(message).toArray())).isEqualTo(hex(signature));
        assertThat(requireOneVerdict(hex(key), hex(message), hex(signature))).isTrue();
    }

    private static boolean requireOneVerdict(Bytes key, Bytes message, Bytes signature) {
        boolean expected = Edwards.verify(key, message, signature);
        for (SignatureVerifier verifier : VERIFIERS) {
            assertThat(verdict(verifier, key, message, signature).equals("valid"))
                    .as("%s: key %s, signature %s", verifier.name(), key.hex(), signature.hex())
                    .isEqualTo(expected);
        }
        return expected;
    }

    private static String verdict(SignatureVerifier verifier, Bytes key, Bytes message, Bytes signature) {
        try {
            return verifier.verify(new PublicKey(Algorithm.ED25519, key), message, signature) ? "valid" : "invalid";
        } catch (MalformedException e) {
            return "not-a-key";
        }
    }

    /** Each point of small order in each of its encodings: y and, where it fits, y + p; and both signs where x is 0. */
    private static Stream<Bytes> smallOrderEncodings() {
        BigInteger limit = BigInteger.ONE.shiftLeft(255);
        return Edwards.smallOrder().stream()
                .flatMap(point -> Stream.of(point.y(), point.y().add(Edwards.P))
                        .filter(y -> y.compareTo(limit) < 0)
                        .flatMap(y -> point.x().signum() == 0
                                ? Stream.of(Edwards.encodeY(y, false), Edwards.encodeY(y, true))
                                : Stream.of(Edwards.encodeY(y, point.x().testBit(0)))))
                .distinct();
    }

    private static Bytes hex(JsonObject object, String name) {
        return hex(object.string(name));
    }

    private static Bytes hex(String text) {
        return Bytes.wrap(HexFormat.of().parseHex(text));
    }
}
