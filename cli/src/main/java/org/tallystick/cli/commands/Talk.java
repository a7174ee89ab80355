package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.DisagreementException;
import org.tallystick.client.LedgerAheadException;
import org.tallystick.client.Problem;
import org.tallystick.client.ProblemException;
import org.tallystick.client.RefusedException;
import org.tallystick.client.Submitted;
import org.tallystick.client.UnreachableException;
import org.tallystick.client.UntrustedException;
import org.tallystick.formats.MalformedException;

/** What goes on between a command and a node. */
@FunctionalInterface
interface Talk {
    /** Does it. */
    Exit run() throws IOException;

    /** Does it, and turns what the client throws into what a user can act on. */
    static Exit explained(Talk talk) throws IOException {
        try {
            return talk.run();
        } catch (LedgerAheadException e) {
            throw LedgerAhead.explained(e);
        } catch (ProblemException e) {
            throw said(e.problem());
        } catch (RefusedException e) {
            Submitted.Refused refused = e.refused();
            throw Failure.refused(
                    "refused by the contract: " + refused.code(),
                    refused.why() + " (on the record as entry " + refused.index() + "; nothing else changed)",
                    ContractAdvice.next(refused.code()));
        } catch (UntrustedException e) {
            throw Failure.input(
                    "the node cannot be believed",
                    String.valueOf(e.getMessage()),
                    "name the authority of its certificate with --trust FILE or TALLY_TRUST, or ask the node's operator");
        } catch (UnreachableException e) {
            throw unanswered(e);
        } catch (DisagreementException e) {
            throw Failure.refused(
                    "the node contradicts what is known for sure",
                    String.valueOf(e.getMessage()),
                    "nothing was kept; tell the node's operator, or ask another node");
        } catch (MalformedException e) {
            throw Failure.refused(
                    "the node's answer is not understood",
                    e.detail(),
                    "see whether that node and this program are of one version");
        }
    }

    private static Failure unanswered(UnreachableException e) {
        if (e.getCause() instanceof ProblemException answered) {
            Problem problem = answered.problem();
            return Failure.unreachable(
                    what(problem),
                    problem.detail(),
                    e.kept().map(kept -> when(problem) + again(kept)).orElse(when(problem) + "run this again"));
        }
        return Failure.unreachable(
                e.kept().isPresent() ? "nobody knows what became of this" : "the node does not answer",
                String.valueOf(e.getMessage()),
                e.kept().map(Talk::again).orElse("see whether it runs ('tally up'), then run this again"));
    }

    /** What may pass is no refusal. */
    private static Failure said(Problem problem) {
        return problem.isPassing()
                ? Failure.unreachable(what(problem), problem.detail(), when(problem) + "run this again")
                : Failure.refused(what(problem), problem.detail(), problem.next());
    }

    /** Of one voice with the other errors: a phrase without a capital. */
    private static String what(Problem problem) {
        return problem.title().substring(0, 1).toLowerCase(Locale.ROOT)
                + problem.title().substring(1);
    }

    private static String when(Problem problem) {
        return problem.retryAfter().isPresent()
                ? "in " + Spans.words(Duration.ofSeconds(problem.retryAfter().getAsLong())) + ", "
                : "in a moment, ";
    }

    private static String again(Path kept) {
        return "'tally submit " + kept
                + "' sends the very same again, which counts once; running the command anew would "
                + "make a second one";
    }
}
