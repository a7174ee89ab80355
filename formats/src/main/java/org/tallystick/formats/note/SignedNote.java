package org.tallystick.formats.note;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;

/**
 * A text and the signatures below it (c2sp.org/signed-note). None of them has been checked.
 *
 * @param text ends in a newline, which is signed too
 * @param signatures 1 to {@link #MAX_SIGNATURES}
 */
public record SignedNote(String text, List<SignatureLine> signatures) {
    /** The most signatures that are read. */
    public static final int MAX_SIGNATURES = 100;

    /** The longest note in bytes. */
    public static final int MAX_SIZE = 1_000_000;

    public SignedNote {
        signatures = List.copyOf(signatures);
        MalformedException.unless(text.endsWith("\n"), Fault.NOTE_SHAPE, "the text ends in a newline");
        checkCharacters(text);
        MalformedException.unless(!signatures.isEmpty(), Fault.NOTE_SHAPE, "a signed note has a signature");
        MalformedException.unless(
                signatures.size() <= MAX_SIGNATURES, Fault.NOTE_TOO_MANY_SIGNATURES, "more than 100 signatures");
    }

    /** Reads a note, whole. */
    public static Parsed<SignedNote> parse(Bytes utf8) {
        return Parsed.of(() -> read(utf8));
    }

    /** The note: its text, an empty line, its signatures. */
    public Bytes encode() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (SignatureLine signature : signatures) {
            note.append(signature.encode()).append('\n');
        }
        return Bytes.utf8(note.toString());
    }

    /** The signatures that claim to be that key's, in their order. */
    public List<SignatureLine> of(VerifierKey key) {
        return signatures.stream().filter(key::claimedBy).toList();
    }

    private static SignedNote read(Bytes utf8) {
        MalformedException.unless(utf8.size() <= MAX_SIZE, Fault.TOO_LONG, "a note has at most 1,000,000 bytes");
        String note = utf8.text();
        checkCharacters(note);
        int split = note.lastIndexOf("\n\n");
        MalformedException.unless(split >= 0, Fault.NOTE_SHAPE, "an empty line parts the text from its signatures");
        MalformedException.unless(note.endsWith("\n"), Fault.NOTE_SHAPE, "the last signature ends in a newline");
        return new SignedNote(note.substring(0, split + 1), signatures(note, split + 2));
    }

    private static List<SignatureLine> signatures(String note, int from) {
        List<SignatureLine> lines = new ArrayList<>();
        for (int start = from; start < note.length(); ) {
            int end = note.indexOf('\n', start);
            MalformedException.unless(
                    lines.size() < MAX_SIGNATURES, Fault.NOTE_TOO_MANY_SIGNATURES, "more than 100 signatures");
            lines.add(SignatureLine.read(note.substring(start, end)));
            start = end + 1;
        }
        return lines;
    }

    private static void checkCharacters(String text) {
        MalformedException.unless(
                text.chars().noneMatch(c -> c < 0x20 && c != '\n'),
                Fault.CONTROL_CHARACTER,
                "a note has no control characters but newlines");
    }
}
