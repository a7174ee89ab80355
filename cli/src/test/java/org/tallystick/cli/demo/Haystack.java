package org.tallystick.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bytes in which no secret may be found. What is in Base 64 is looked into as well, also if it holds more of it. */
final class Haystack {
    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}");
    private static final int DEEP = 2;

    private final Map<String, byte[]> stalks = new TreeMap<>();

    synchronized Haystack add(String name, byte[] bytes) {
        stalks.put(name, bytes);
        return this;
    }

    Haystack add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the files of a folder as they are now, and their names. */
    Haystack addFolder(String when, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                addFile(when, folder, file);
            }
        }
        return this;
    }

    private void addFile(String when, Path folder, Path file) throws IOException {
        String name = folder.relativize(file).toString();
        add(when + ", the name of " + name, name);
        try {
            add(when + ", " + name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            add(when + ", " + name, "gone");
        }
    }

    /** The names of what there is. */
    synchronized List<String> names() {
        return List.copyOf(stalks.keySet());
    }

    /** Which secrets are where, and in which form. */
    synchronized List<String> find(Needles needles) {
        List<String> found = new ArrayList<>();
        stalks.forEach((name, bytes) -> {
            byte[] hay = bytes;
            for (int depth = 0; depth <= DEEP; depth++) {
                String where = depth == 0 ? name : name + ", taken out of Base 64";
                needles.in(hay).forEach(what -> found.add(what + " in " + where));
                hay = decoded(hay);
            }
        });
        return found;
    }

    private static byte[] decoded(byte[] bytes) {
        Matcher runs = BASE_64.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (runs.find()) {
            String run = runs.group().replace('+', '-').replace('/', '_');
            for (int shift = 0; shift < 4; shift++) { // what stands before it may look like a part of it
                String from = run.substring(shift);
                String whole = from.length() % 4 == 1 ? from.substring(0, from.length() - 1) : from;
                out.writeBytes(Base64.getUrlDecoder().decode(whole));
                out.write('\n');
            }
        }
        return out.toByteArray();
    }
}
