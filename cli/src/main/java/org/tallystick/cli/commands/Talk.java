package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.DisagreementException;
import org.tallystick.client.Problem;
import org.tallystick.client.ProblemException;
import org.tallystick.client.RefusedException;
import org.tallystick.client.Submitted;
import org.tallystick.client.UnreachableException;
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
        } catch (ProblemException e) {
            Problem problem = e.problem();
            throw Failure.refused(problem.title(), problem.detail(), problem.next());
        } catch (RefusedException e) {
            Submitted.Refused refused = e.refused();
            throw Failure.refused(
                    "refused by the contract: " + refused.code(),
                    refused.why(),
                    "the refusal is entry " + refused.index() + " of the log; nothing else changed");
        } catch (UnreachableException e) {
            throw Failure.unreachable(
                    "the node does not answer",
                    String.valueOf(e.getMessage()),
                    "see whether it runs ('tally up'); sending again is safe");
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
}
