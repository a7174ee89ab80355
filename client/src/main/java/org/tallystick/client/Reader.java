package org.tallystick.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.PayloadReader;
import org.tallystick.sealing.payload.Release;

/**
 * Reads a record: the request goes onto the ledger, the holder's answer comes back on it, and only then does the holder
 * hand over the content, sealed to the reader. What comes is held against what the reader's own node knows of the answer
 * and of the record; a file appears only when all of it is right.
 */
final class Reader {
    /** How long the holder has to answer, from the beginning of this minute. */
    private static final Duration ANSWER_BY = Duration.ofMinutes(11);

    /** How long this reader waits for the answer before it comes back without. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration RULE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration RULE_PAUSE = Duration.ofMillis(50);

    private final Connection connection;
    private final Source source;

    Reader(Connection connection, Source source) {
        this.connection = connection;
        this.source = source;
    }

    Reading read(ReadRequest request, Path into, Progress progress) throws IOException {
        Handle access = source.handle();
        Handle record = request.record();
        JsonObject args = JsonObject.with("access", access.value())
                .with("record", record.value())
                .with("answerBy", (source.minute() + ANSWER_BY.toSeconds()) * 1_000)
                .build();
        Submitted.Done asked =
                connection.submit("accesses.request", args, request.details()).orThrow();
        JsonObject answered = awaitAnswer(access, asked.index());
        return switch (answered.string("status")) {
            case "allowed" -> new Opening(Allowed.of(answered), progress).to(into);
            case "refused" -> new Reading.Refused(access, holder(answered), awaitRule(access));
            default -> new Reading.Unanswered(access, connection.identity().account(), answered.integer("answerBy"));
        };
    }

    /** Follows the ledger from the request on; looks again whenever something has happened. */
    private JsonObject awaitAnswer(Handle access, long asked) throws IOException {
        BooleanSupplier late = source.after(PATIENCE);
        try (Events events = connection.events(asked)) {
            JsonObject now = connection.get("/v1/accesses/" + access);
            while (now.string("status").equals("open") && !late.getAsBoolean()) {
                events.next(late);
                now = connection.get("/v1/accesses/" + access);
            }
            return now;
        }
    }

    private static MemberId holder(JsonObject answered) {
        return new MemberId(answered.object("answer").string("holder"));
    }

    /** The rule is in the answer's details, which reach the reader's member a moment after the answer itself. */
    private String awaitRule(Handle access) {
        BooleanSupplier late = source.after(RULE_PATIENCE);
        Optional<String> rule = rule(access);
        while (rule.isEmpty() && !late.getAsBoolean()) {
            source.pause(RULE_PAUSE);
            rule = rule(access);
        }
        return rule.orElse("undisclosed");
    }

    private Optional<String> rule(Handle access) {
        JsonObject details =
                connection.get("/v1/accesses/" + access).object("answer").object("details");
        return details.has("body") ? details.object("body").optionalString("rule") : Optional.empty();
    }

    /** What is released is opened and checked. */
    private final class Opening {
        private final Allowed allowed;
        private final Progress progress;

        Opening(Allowed allowed, Progress progress) {
            this.allowed = allowed;
            this.progress = progress;
        }

        Reading to(Path into) throws IOException {
            NodeHttp at = connection.at(allowed.holder()).node();
            JsonObject handedOver = at.get("/v1/accesses/" + allowed.access() + "/release");
            Release release = allowed.open(connection.identity(), handedOver);
            PayloadReader reader = new PayloadReader(
                    release,
                    allowed.commitment(),
                    Bulk.forOnce(release.manifest().size()));
            fetch(at, reader, into);
            return new Reading.Opened(allowed.access(), allowed.holder(), allowed.version(), reader.size(), into);
        }

        private void fetch(NodeHttp at, PayloadReader reader, Path into) throws IOException {
            try (PartFile part = PartFile.of(into, source);
                    OutputStream out = new CountedOutput(part.out(), reader.size(), progress)) {
                new Download(at, "/v1/accesses/" + allowed.access() + "/payload", reader, source).to(out);
                part.finish();
            }
        }
    }
}
