package org.tallystick.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of README.md or {@code docs/}.
 *
 * @param place file and line, for messages
 * @param language the first word behind the fence
 * @param exit the exit code that {@code fails with N} behind the language promises, else 0
 * @param output what a {@code text} block right behind says that it prints
 */
record Snippet(String place, String language, int exit, String body, Optional<String> output) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?ms)^```(?<language>[a-z]+)(?: fails with (?<exit>[0-9]+))?\\n(?<body>.*?)^```\\n(?:\\n```text\\n(?<output>.*?)^```\\n)?");

    static List<Snippet> all() {
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(Checkout.text(page.toString()));
            while (block.find()) {
                snippets.add(snippet(page, block));
            }
        }
        return snippets;
    }

    /** Those of one language on one page, in order. */
    static List<Snippet> of(String page, String language) {
        return all().stream()
                .filter(snippet -> snippet.page().equals(page))
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    String page() {
        return place.substring(0, place.lastIndexOf(':'));
    }

    /** README.md and every page of the docs, relative to the checkout. */
    static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(Checkout.ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(Checkout.ROOT.resolve("README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Checkout.ROOT::relativize)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Snippet snippet(Path page, Matcher block) {
        long line = Checkout.text(page.toString())
                        .substring(0, block.start())
                        .lines()
                        .count()
                + 1;
        return new Snippet(
                page + ":" + line,
                block.group("language"),
                Optional.ofNullable(block.group("exit")).map(Integer::valueOf).orElse(0),
                block.group("body"),
                Optional.ofNullable(block.group("output")));
    }

    @Override
    public String toString() {
        return place;
    }
}
