package org.tallystick.cli.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Submitted;
import org.tallystick.decision.Giver;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Allows someone to read, or with --deny forbids it. Said by the person the data is about it is consent; "
                        + "a steward of the member names another legal basis. It opens once the holder has acknowledged it, and a "
                        + "denial closes at once.",
        footer = {
            "  ./tally grant --as ana --at lab-north --to dr-okafor \\%n      --record RECORD --purpose TREAT",
            "  ./tally grant --as ana --at lab-north --to-role doctor@clinic-west \\%n      --type lab-report --for 30d",
            "  ./tally grant --as ana --at lab-north --to-member clinic-west --all --deny",
            "  ./tally grant --as ana --at lab-north --to dr-okafor --all \\%n      --from 2027-01-01T00:00:00Z --until 2027-02-01T00:00:00Z"
        })
public final class GrantCommand extends SigningCommand {
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(5);

    @ArgGroup(multiplicity = "1")
    private ToWhom to = new ToWhom();

    @ArgGroup(multiplicity = "1")
    private WhichRecords which = new WhichRecords();

    @Mixin
    private Period period = new Period();

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
            description = "The legal basis (GDPR article), such as A6-1-e. Default: your consent, A6-1-a; a steward "
                    + "names another.")
    private List<String> basis = List.of();

    @Option(names = "--deny", description = "Forbid instead of allow; a denial wins over every grant.")
    private boolean deny;

    @Option(names = "--print", description = "Print the signed submission for POST /v1/transactions; do not send it.")
    private boolean print;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Handle grant = node.newHandle();
        Said said = said(node);
        Draft draft = node.draftGrant(grant, said.subject(), terms(node, said.by()));
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

    /** About whom it is, and on whose word it stands. */
    private record Said(Handle subject, Giver by) {}

    private Said said(Connection node) throws IOException {
        AccountId own = node.identity().account();
        if (about == null) {
            return new Said(Subjects.of(node, own, "this account"), Giver.SUBJECT);
        }
        AccountId account = speaker().accountHere(node, about);
        return new Said(Subjects.of(node, account, about), account.equals(own) ? Giver.SUBJECT : Giver.OWNER);
    }

    private Terms terms(Connection node, Giver by) throws IOException {
        ReaderTerm reader = to.reader(speaker(), node);
        Scope scope = which.scope(node);
        List<String> named = basis.isEmpty() && by == Giver.SUBJECT ? List.of(LegalBasis.CONSENT.code()) : basis;
        Parsed<Terms> parsed = Parsed.of(() -> new Terms(
                deny ? Terms.Effect.DENY : Terms.Effect.ALLOW,
                reader,
                scope,
                deny ? List.of() : purposes.stream().map(Purpose::of).toList(),
                deny ? List.of() : named.stream().map(LegalBasis::of).toList(),
                period.from(),
                period.until()));
        return switch (parsed) {
            case Parsed.Ok<Terms>(Terms terms) -> thatCanOpen(terms, by);
            case Parsed.Bad<Terms> bad ->
                throw Failure.usage("that is no grant", bad.detail(), "'tally grant --help' shows examples");
        };
    }

    /** The ledger would take it, for it cannot see the terms; but the holder never opens anything for it. */
    private Terms thatCanOpen(Terms terms, Giver by) {
        if (!deny
                && terms.reader() instanceof ReaderTerm.RoleAt some
                && some.role().value().equals(Role.SUBJECT)) {
            throw Failure.usage(
                    "that grant could never open",
                    "what is for a role is for those who work for the member, and a subject does not",
                    "name each account with --to");
        }
        if (deny || terms.restsOnWordOf(by)) {
            return terms;
        }
        throw switch (by) {
            case SUBJECT ->
                Failure.usage(
                        "that grant could never open",
                        "what a person says about herself is consent, and rests on no other legal basis",
                        "leave --basis out, or add A6-1-a to it (or NOT-PERSONAL)");
            case OWNER ->
                Failure.usage(
                        "that grant could never open",
                        "a steward does not consent in a person's place",
                        "name another legal basis with --basis, such as A6-1-e");
        };
    }
}
