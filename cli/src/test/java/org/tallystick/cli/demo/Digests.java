package org.tallystick.cli.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hashes that someone would try who guesses what was hashed. */
final class Digests {
    private static final List<String> ALGORITHMS =
            List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-512");

    private Digests() {}

    static Map<String, byte[]> of(byte[] guessed) {
        Map<String, byte[]> digests = new TreeMap<>();
        for (String algorithm : ALGORITHMS) {
            digests.put(algorithm, digest(algorithm, guessed));
        }
        byte[] leaf = new byte[guessed.length + 1]; // RFC 6962, section 2.1: a zero, and the leaf
        System.arraycopy(guessed, 0, leaf, 1, guessed.length);
        digests.put("leaf of a Merkle tree", digest("SHA-256", leaf));
        digests.put("SHA-256 twice", digest("SHA-256", digest("SHA-256", guessed)));
        return digests;
    }

    private static byte[] digest(String algorithm, byte[] guessed) {
        try {
            return MessageDigest.getInstance(algorithm).digest(guessed);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
