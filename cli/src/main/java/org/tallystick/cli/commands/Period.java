package org.tallystick.cli.commands;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Failure;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say from when on, and until when. */
final class Period {
    private static final String FORMS = "write 30d, 2h, or 2027-01-31T00:00:00Z";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "From then on: 2027-01-01T00:00:00Z, or 2h from now. Default: at once.")
    private @Nullable String from;

    @ArgGroup
    private @Nullable End end;

    private static final class End {
        @Option(names = "--for", paramLabel = "TIME", required = true, description = "For so long: 2h, 30d.")
        private @Nullable String period;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                required = true,
                description = "Until then: 2027-01-31T00:00:00Z.")
        private String until = "";
    }

    Optional<Long> from() {
        return Optional.ofNullable(from).map(text -> begin(text).toEpochMilli());
    }

    Optional<Long> until() {
        Optional<Instant> until = Optional.ofNullable(end).map(this::end);
        until.filter(time -> !time.isAfter(Instant.now())).ifPresent(past -> {
            throw Failure.usage("that grant would be over before it begins", past + " (UTC) is past", FORMS);
        });
        return until.map(Instant::toEpochMilli);
    }

    private Instant begin(String text) {
        return understood(() -> text.matches("\\d+[dhms]") ? after(Instant.now(), text) : Instant.parse(text));
    }

    private Instant end(End given) {
        Instant begin = from == null ? Instant.now() : begin(from);
        return understood(() -> given.period == null ? Instant.parse(given.until) : after(begin, given.period));
    }

    private static Instant after(Instant begin, String period) {
        return begin.plus(Duration.parse(period.endsWith("d") ? "P" + period : "PT" + period));
    }

    private interface Reading {
        Instant time();
    }

    private static Instant understood(Reading reading) {
        try {
            Instant time = reading.time();
            return Instant.ofEpochMilli(time.toEpochMilli());
        } catch (DateTimeParseException e) {
            throw Failure.usage("the time is not understood", "'" + e.getParsedString() + "'", FORMS);
        } catch (DateTimeException | ArithmeticException e) {
            throw Failure.usage("the time is not understood", "it lies too far ahead", FORMS);
        }
    }
}
