package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.formats.Hash;

/** Bytes in which no secret may be found: not as it is, not in hexadecimal, not in Base 64, and not as its bare hash. */
final class Haystack {
    private final Map<String, byte[]> stalks = new TreeMap<>();

    Haystack add(String name, byte[] bytes) {
        stalks.put(name, bytes);
        return this;
    }

    Haystack addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(file + " (its name)", file.toString().getBytes(StandardCharsets.UTF_8));
                add(file.toString(), Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** Where the secret is, and in which form. */
    List<String> find(String what, byte[] secret) {
        List<String> found = new ArrayList<>();
        forms(secret)
                .forEach((form, needle) -> stalks.forEach((name, bytes) -> {
                    if (contains(bytes, needle)) {
                        found.add(what + " " + form + " in " + name);
                    }
                }));
        return found;
    }

    private static Map<String, byte[]> forms(byte[] secret) {
        Map<String, byte[]> forms = new TreeMap<>();
        forms.put("as it is", secret);
        forms.put("in hexadecimal", ascii(HexFormat.of().formatHex(secret)));
        byte[] hash = Hash.of(secret).toArray();
        forms.put("as its bare hash", hash);
        forms.put("as its bare hash in hexadecimal", ascii(HexFormat.of().formatHex(hash)));
        forms.put("as its bare hash in base64url", ascii(Hash.of(secret).url()));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("in Base 64, shifted by " + shift, middleOfBase64(secret, shift));
        }
        return forms;
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

    private static boolean contains(byte[] bytes, byte[] needle) {
        String hay = new String(bytes, StandardCharsets.ISO_8859_1);
        return hay.contains(new String(needle, StandardCharsets.ISO_8859_1));
    }
}
