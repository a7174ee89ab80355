package org.tallystick.cli.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.formats.Bytes;

/**
 * Secrets in all forms in which they could be found: as they are, in hexadecimal, in Base 64, and as the hash that someone
 * who guesses the secret would compute. All are looked for in one pass, by their first eight bytes.
 */
final class Needles {
    private static final int LEAST = 8;
    private static final int BITS = 1 << 22;

    private record Needle(String what, Bytes bytes) {}

    private final Map<Long, List<Needle>> byBeginning = new HashMap<>();
    private final BitSet beginnings = new BitSet(BITS);

    /** Words that carry a mark, whatever becomes of their letters. */
    Needles word(String what, String word) {
        for (String spelt : spellings(word)) {
            secret(what, spelt.getBytes(StandardCharsets.UTF_8));
        }
        return guessable(what, word);
    }

    /** Bytes that nobody else may have. */
    Needles secret(String what, byte[] secret) {
        add(what + " as it is", secret);
        add(what + " in hexadecimal", ascii(HexFormat.of().formatHex(secret)));
        for (int shift = 0; shift < 3; shift++) {
            add(what + " in Base 64, shifted by " + shift, middleOfBase64(secret, shift));
        }
        return this;
    }

    /** What someone would look for who guesses a word. */
    Needles guessable(String what, String word) {
        for (String spelt : spellings(word)) {
            for (String written : List.of(spelt, spelt + "\n", "\"" + spelt + "\"")) {
                hashes(what, written.getBytes(StandardCharsets.UTF_8));
            }
        }
        return this;
    }

    private static Set<String> spellings(String word) {
        return new TreeSet<>(List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT)));
    }

    /** Hashes of something, or their beginnings, in any writing. */
    Needles hashes(String what, byte[] guessed) {
        Digests.of(guessed).forEach((algorithm, hash) -> {
            String name = what + " as its " + algorithm;
            byte[] beginning = Arrays.copyOf(hash, LEAST);
            String hexadecimal = HexFormat.of().formatHex(beginning);
            add(name, beginning);
            add(name + " in hexadecimal", ascii(hexadecimal));
            add(name + " in hexadecimal", ascii(hexadecimal.toUpperCase(Locale.ROOT)));
            add(
                    name + " in Base 64",
                    ascii(Base64.getEncoder().encodeToString(hash).substring(0, LEAST + 2)));
            add(
                    name + " in base64url",
                    ascii(Base64.getUrlEncoder().encodeToString(hash).substring(0, LEAST + 2)));
        });
        return this;
    }

    private void add(String what, byte[] bytes) {
        if (bytes.length >= LEAST) {
            long beginning = ByteBuffer.wrap(bytes).getLong();
            beginnings.set(bucket(beginning));
            byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(new Needle(what, Bytes.wrap(bytes)));
        }
    }

    /** What is there. */
    Set<String> in(byte[] hay) {
        Set<String> found = new TreeSet<>();
        ByteBuffer bytes = ByteBuffer.wrap(hay);
        for (int at = 0; at + LEAST <= hay.length; at++) {
            long beginning = bytes.getLong(at);
            if (beginnings.get(bucket(beginning))) {
                for (Needle needle : byBeginning.getOrDefault(beginning, List.of())) {
                    int end = at + needle.bytes().size();
                    if (end <= hay.length && needle.bytes().equals(Bytes.wrap(Arrays.copyOfRange(hay, at, end)))) {
                        found.add(needle.what());
                    }
                }
            }
        }
        return found;
    }

    private static int bucket(long beginning) {
        return (int) ((beginning * 0x9e3779b97f4a7c15L) >>> 42);
    }

    /** What Base 64 makes of the secret wherever it begins in a longer text: the ends depend on its neighbours. */
    private static byte[] middleOfBase64(byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(shifted);
        return ascii(text.substring(4, text.length() - 3));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
