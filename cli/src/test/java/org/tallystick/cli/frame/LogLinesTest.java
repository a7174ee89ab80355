package org.tallystick.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a running node writes into its log. */
class LogLinesTest {
    private static final Logger NODE = Logger.getLogger("org.tallystick.node");

    private final Watched pipes = Watched.pipes();

    @AfterEach
    void nobodyReadsItAnyMore() {
        LogLines.to(Terminal.silent(), "info");
    }

    @Test
    void aLineSaysWhenHowBadAndWhat() {
        assertThat(line(Level.WARNING, "lab-north cannot deliver"))
                .isEqualTo("2026-11-27T10:00:00.123Z WARNING lab-north cannot deliver");
        assertThat(line(Level.SEVERE, "it failed")).startsWith("2026-11-27T10:00:00.123Z ERROR it");
        assertThat(line(Level.FINE, "GET /health")).contains(" DEBUG GET");
    }

    @Test
    void whatHasSeveralLinesBecomesOne() {
        assertThat(line(Level.INFO, "one\r\n2026-11-27T10:00:00Z ERROR forged"))
                .doesNotContain("\n", "\r")
                .contains("one 2026");
    }

    @Test
    void aFailedFileSaysWhyAndAnythingElseOnlyWhereItWas() {
        LogRecord entry = entry(Level.SEVERE, "a file cannot be written");
        entry.setThrown(new UncheckedIOException(new IOException("No space left on device")));
        assertThat(LogLines.line(entry)).endsWith("a file cannot be written: IOException, No space left on device");
        entry.setThrown(new IllegalStateException("the patient's name"));
        assertThat(LogLines.line(entry))
                .doesNotContain("patient")
                .contains("IllegalStateException at org.tallystick.cli.frame.LogLinesTest");
    }

    @Test
    void theLevelDecidesWhatIsWritten() {
        LogLines.to(pipes.terminal(), "warning");
        NODE.info("not worth a line");
        NODE.warning("worth a line");
        LogLines.to(pipes.terminal(), "debug");
        NODE.fine("every request");
        Logger.getLogger("io.helidon").fine("of a library");

        assertThat(pipes.err().lines()).hasSize(2).element(0).asString().endsWith("WARNING worth a line");
        assertThatThrownBy(() -> LogLines.to(pipes.terminal(), "loud"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE));
    }

    private static String line(Level level, String message) {
        return LogLines.line(entry(level, message));
    }

    private static LogRecord entry(Level level, String message) {
        LogRecord entry = new LogRecord(level, message);
        entry.setInstant(Instant.parse("2026-11-27T10:00:00.123456Z"));
        return entry;
    }
}
