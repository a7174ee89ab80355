package org.tallystick.formats.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.note.VerifierKey;

/**
 * Reads a policy line by line. The file is one of octets: each is kept as the character of its value, so that names are
 * compared octet by octet as the specification demands.
 */
final class PolicyReader {
    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,5}");

    private final List<Policy.Log> logs = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private Optional<String> quorum = Optional.empty();
    private Optional<AsOf> asOf = Optional.empty();

    Policy read(Bytes octets) {
        MalformedException.unless(
                octets.size() <= Policy.MAX_SIZE, Fault.TOO_LONG, "a policy has at most 2,000,000 bytes");
        String text = new String(octets.dangerArray(), StandardCharsets.ISO_8859_1);
        MalformedException.unless(
                text.chars().allMatch(PolicyReader::isAllowed),
                Fault.CONTROL_CHARACTER,
                "a policy has no control characters but tabs and newlines");
        MalformedException.unless(
                text.isEmpty() || text.endsWith("\n"), Fault.POLICY_SYNTAX, "the last line lacks its newline");
        text.lines().forEach(this::line);
        return new Policy(
                logs,
                components,
                quorum.orElseThrow(() -> new MalformedException(Fault.POLICY_QUORUM, "there is no quorum line")),
                asOf);
    }

    private void line(String line) {
        String trimmed = trim(line);
        if (trimmed.startsWith("#")) {
            asOf = asOf.or(() -> AsOf.read(trimmed));
        } else if (!trimmed.isEmpty()) {
            define(trimmed.split("[ \t]+"));
        }
    }

    private void define(String[] words) {
        switch (words[0]) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default ->
                throw new MalformedException(
                        Fault.POLICY_SYNTAX, "a line defines a log, a witness, a group or the quorum");
        }
    }

    private void log(String[] words) {
        checkWords(words, 2, 3, "log <vkey> [<url>]");
        logs.add(new Policy.Log(key(words[1]), word(words, 2)));
    }

    private void witness(String[] words) {
        checkWords(words, 3, 4, "witness <name> <vkey> [<url>]");
        components.add(new Component.Witness(words[1], key(words[2]), word(words, 3)));
    }

    private void group(String[] words) {
        checkWords(words, 4, Integer.MAX_VALUE, "group <name> all|any|<k> <name>...");
        List<String> members = List.of(words).subList(3, words.length);
        components.add(new Component.Group(words[1], threshold(words[2], members.size()), members));
    }

    private void quorum(String[] words) {
        checkWords(words, 2, 2, "quorum <name>");
        MalformedException.unless(quorum.isEmpty(), Fault.POLICY_QUORUM, "there is more than one quorum line");
        String name = words[1];
        MalformedException.unless(
                name.equals(Policy.NONE)
                        || components.stream()
                                .anyMatch(component -> component.name().equals(name)),
                Fault.POLICY_UNDEFINED_NAME,
                "the quorum is not defined before it is named");
        quorum = Optional.of(name);
    }

    private static int threshold(String word, int members) {
        return switch (word) {
            case "any" -> 1;
            case "all" -> members;
            default -> {
                MalformedException.unless(
                        THRESHOLD.matcher(word).matches(),
                        Fault.POLICY_THRESHOLD,
                        "a threshold is all, any or a number from 1");
                yield Integer.parseInt(word);
            }
        };
    }

    /** A key's name is UTF-8 (c2sp.org/signed-note), unlike the policy around it. */
    private static VerifierKey key(String word) {
        String text = Bytes.wrap(word.getBytes(StandardCharsets.ISO_8859_1)).text();
        return VerifierKey.parse(text).orThrow();
    }

    private static Optional<String> word(String[] words, int at) {
        return at < words.length ? Optional.of(words[at]) : Optional.empty();
    }

    private static void checkWords(String[] words, int least, int most, String form) {
        MalformedException.unless(
                words.length >= least && words.length <= most, Fault.POLICY_SYNTAX, "the form is: " + form);
    }

    private static boolean isAllowed(int octet) {
        return octet == '\t' || octet == '\n' || (octet >= 0x20 && octet != 0x7f);
    }

    private static String trim(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
