package org.tallystick.sharing.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.sealing.AtomicFile;

/**
 * Remembers over restarts how far the payloads have been checked, in a file beside them. It can be thrown away: where it is
 * missing, or cannot be read, the payloads are checked from the first one on.
 */
final class Bookmark {
    private final Path file;
    private volatile ScrubMark mark;

    private Bookmark(Path file, ScrubMark mark) {
        this.file = file;
        this.mark = mark;
    }

    static Bookmark open(Path file) {
        return new Bookmark(file, read(file));
    }

    private static ScrubMark read(Path file) {
        try {
            return switch (ScrubMark.parse(Bytes.wrap(Files.readAllBytes(file)))) {
                case Parsed.Ok<ScrubMark>(ScrubMark mark) -> mark;
                case Parsed.Bad<ScrubMark> _ -> ScrubMark.BEGINNING;
            };
        } catch (IOException _) {
            return ScrubMark.BEGINNING;
        }
    }

    ScrubMark mark() {
        return mark;
    }

    /** Takes note of it, first of all in memory: if the disk does not take it, only a restart goes back. */
    void set(ScrubMark next) throws IOException {
        mark = next;
        AtomicFile.write(file, next.bytes());
    }

    /** How long until the payloads are to be checked again, or the round that was begun goes on. */
    Duration rest(Duration every, Instant now) {
        Optional<Instant> last = mark.done().isEmpty() ? mark.completed() : Optional.empty();
        Duration rest =
                last.map(when -> Duration.between(now, when).plus(every)).orElse(Duration.ZERO);
        return rest.isNegative() ? Duration.ZERO : rest.compareTo(every) > 0 ? every : rest;
    }
}
