package org.tallystick.cli.commands;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Submitted;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Allows someone to read, or with --deny forbids it. Said by the person the data is about it is consent; "
                        + "a steward of the member names another legal basis. It opens once the holder has acknowledged it, and a "
                        + "denial closes at once.",
        footer = {
            "  ./tally grant --as ana --at lab-north --to dr-okafor \\%n      --record RECORD --purpose TREAT",
            "  ./tally grant --as ana --at lab-north --to-role doctor@clinic-west \\%n      --type lab-report --for 30d",
            "  ./tally grant --as ana --at lab-north --to-member clinic-west --all --deny"
        })
public final class GrantCommand extends NodeCommand {
    private static final String END_FORMS = "write 30d, 2h, or 2027-01-31T00:00:00Z";
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(5);

    private static final class To {
        @Option(
                names = "--to",
                paramLabel = "NAME",
                required = true,
                description = "One account, by name or identifier.")
        private @Nullable String account;

        @Option(
                names = "--to-role",
                paramLabel = "ROLE@MEMBER",
                required = true,
                description = "Everyone with a role at a member.")
        private @Nullable String role;

        @Option(names = "--to-member", paramLabel = "MEMBER", required = true, description = "Everyone at a member.")
        private @Nullable String member;
    }

    private static final class What {
        @Option(names = "--record", paramLabel = "RECORD", required = true, description = "One record.")
        private @Nullable String record;

        @Option(names = "--type", paramLabel = "TYPE", required = true, description = "Every record of a type.")
        private @Nullable String type;

        @Option(
                names = "--collection",
                paramLabel = "ID",
                required = true,
                description = "Every record of a collection.")
        private @Nullable String collection;

        @Option(names = "--all", required = true, description = "Every record, those to come included.")
        private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private To to = new To();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--about",
            paramLabel = "NAME",
            description = "Whose records, where a member's steward grants. Default: your own.")
    private @Nullable String about;

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            split = ",",
            defaultValue = "TREAT",
            description = "What for: TREAT, HPAYMT, HOPERAT, HQUALIMP, HRESCH, PUBHLTH, PATRQT. Default: TREAT.")
    private List<String> purposes = List.of("TREAT");

    @Option(
            names = "--basis",
            paramLabel = "CODE",
            split = ",",
            defaultValue = "A6-1-a",
            description =
                    "The legal basis (GDPR article), such as A6-1-a (consent) or A6-1-e. Default: ${DEFAULT-VALUE}.")
    private List<String> basis = List.of("A6-1-a");

    @Option(names = "--for", paramLabel = "TIME", description = "Until so long from now: 2h, 30d.")
    private @Nullable String period;

    @Option(names = "--until", paramLabel = "TIME", description = "Until then: 2027-01-31T00:00:00Z.")
    private @Nullable String until;

    @Option(names = "--deny", description = "Forbid instead of allow; a denial wins over every grant.")
    private boolean deny;

    @Option(names = "--print", description = "Print the signed submission for POST /v1/transactions; do not send it.")
    private boolean print;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Handle grant = node.newHandle();
        Draft draft = node.draftGrant(grant, subject(node), terms(node));
        if (print) {
            out.raw(draft.submission().text() + "\n");
            return Exit.OK;
        }
        Submitted.Done done = node.submit(draft).orThrow();
        out.line((deny ? "denied" : "granted") + " as " + grant + " by the "
                + done.result().string("by"));
        boolean live = node.awaitLive(grant, ACKNOWLEDGED_WITHIN);
        out.line(
                live ? "  live: the holder has acknowledged it" : "  not live yet: the holder has not acknowledged it");
        out.line("  take it back: tally revoke " + grant);
        out.result(JsonObject.with("grant", grant.value())
                .with("transaction", done.id().toString())
                .with("by", done.result().string("by"))
                .with("live", live)
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }

    private Handle subject(Connection node) throws IOException {
        return about == null
                ? Subjects.of(node, node.identity().account(), "this account")
                : Subjects.of(node, speaker().account(node, about), about);
    }

    private Terms terms(Connection node) throws IOException {
        ReaderTerm reader = reader(node);
        Parsed<Terms> parsed = Parsed.of(() -> new Terms(
                deny ? Terms.Effect.DENY : Terms.Effect.ALLOW,
                reader,
                scope(),
                deny ? List.of() : purposes.stream().map(Purpose::of).toList(),
                deny ? List.of() : basis.stream().map(LegalBasis::of).toList(),
                Optional.empty(),
                end()));
        return switch (parsed) {
            case Parsed.Ok<Terms>(Terms terms) -> terms;
            case Parsed.Bad<Terms> bad ->
                throw Failure.usage("that is no grant", bad.detail(), "'tally grant --help' shows examples");
        };
    }

    private ReaderTerm reader(Connection node) throws IOException {
        if (to.account != null) {
            return new ReaderTerm.OneAccount(speaker().account(node, to.account));
        }
        if (to.member != null) {
            return new ReaderTerm.Everyone(member(node, to.member));
        }
        String[] parts = String.valueOf(to.role).split("@", 2);
        if (parts.length < 2) {
            throw Failure.usage(
                    "'" + to.role + "' is no role at a member", "the '@' is missing", "such as doctor@st-mary");
        }
        return new ReaderTerm.RoleAt(Targets.role(parts[0]), member(node, parts[1]));
    }

    /** A member that there is: nobody could deliver the terms to another. */
    private static MemberId member(Connection node, String text) {
        MemberId member = Targets.member(text);
        return node.list("/v1/members").stream()
                .filter(known -> known.string("member").equals(text))
                .findFirst()
                .map(_ -> member)
                .orElseThrow(() -> Failure.usage(
                        "there is no member " + text, "the network does not have it", "'tally status' lists them"));
    }

    private Scope scope() {
        if (what.record != null) {
            return new Scope.OneRecord(Targets.handle("record", what.record));
        }
        if (what.collection != null) {
            return new Scope.OneCollection(Targets.handle("collection", what.collection));
        }
        if (what.type != null) {
            return new Scope.OfType(Targets.type(what.type));
        }
        if (what.all) {
            return Scope.All.ALL;
        }
        throw new IllegalStateException("picocli asks for exactly one of these");
    }

    private Optional<Long> end() {
        Optional<Long> end = parsedEnd();
        end.filter(time -> time <= System.currentTimeMillis()).ifPresent(past -> {
            throw Failure.usage("that grant would be over before it begins", Says.time(past) + " is past", END_FORMS);
        });
        return end;
    }

    private Optional<Long> parsedEnd() {
        try {
            if (period != null) {
                String iso = period.endsWith("d") ? "P" + period : "PT" + period;
                return Optional.of(Instant.now().plus(Duration.parse(iso)).toEpochMilli());
            }
            return Optional.ofNullable(until).map(text -> Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException e) {
            throw Failure.usage("the end is not understood", "'" + e.getParsedString() + "'", END_FORMS);
        } catch (DateTimeException | ArithmeticException e) {
            throw Failure.usage("the end is not understood", "it lies too far ahead", END_FORMS);
        }
    }
}
