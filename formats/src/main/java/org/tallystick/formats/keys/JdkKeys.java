package org.tallystick.formats.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.tallystick.formats.Bytes;

/** Our keys as keys of the JDK's own providers, named explicitly: SunEC for Ed25519, SUN for ML-DSA. */
final class JdkKeys {
    private static final byte[] ED25519_X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] ML_DSA_44_X509 =
            HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

    private JdkKeys() {}

    static String provider(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "SunEC";
            case ML_DSA_44 -> "SUN";
        };
    }

    /** RFC 5280's SubjectPublicKeyInfo around the raw key (RFC 8410; RFC 9881). The point is decoded on first use. */
    static java.security.PublicKey decode(PublicKey key) {
        byte[] prefix = switch (key.algorithm()) {
            case ED25519 -> ED25519_X509;
            case ML_DSA_44 -> ML_DSA_44_X509;
        };
        byte[] encoded = new byte[prefix.length + key.raw().size()];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(
                key.raw().dangerArray(), 0, encoded, prefix.length, key.raw().size());
        try {
            return KeyFactory.getInstance(key.algorithm().joseName(), provider(key.algorithm()))
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK decodes every key of the right length", e);
        }
    }

    /** The pair that belongs to a seed: both algorithms derive it from 32 bytes (RFC 8032, 5.1.5; FIPS 204, 6.1). */
    static KeyPair derive(Algorithm algorithm, Bytes seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.joseName(), provider(algorithm));
            generator.initialize(keyBits(algorithm), new SeedOnly(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + algorithm.joseName() + "; Java 25 does", e);
        }
    }

    /** The last bytes of an encoded public key are the raw key. */
    static PublicKey encode(Algorithm algorithm, java.security.PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new PublicKey(
                algorithm, Bytes.wrap(encoded).slice(encoded.length - algorithm.keySize(), encoded.length));
    }

    private static int keyBits(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> 255;
            case ML_DSA_44 -> -1;
        };
    }

    /** Hands out a given seed once; the JDK's generators ask for exactly that. */
    private static final class SeedOnly extends SecureRandom {
        private final transient Bytes seed;
        private boolean used;

        SeedOnly(Bytes seed) {
            super(new NoSpi(), null);
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (used || bytes.length != seed.size()) {
                throw new IllegalStateException("the JDK's key generation asked for something else than one seed");
            }
            used = true;
            System.arraycopy(seed.dangerArray(), 0, bytes, 0, bytes.length);
        }
    }

    private static final class NoSpi extends SecureRandomSpi {
        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            throw new IllegalStateException("only the seed may be asked for");
        }

        @Override
        protected byte[] engineGenerateSeed(int size) {
            throw new IllegalStateException("only the seed may be asked for");
        }
    }
}
