package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.DisagreementException;
import org.tallystick.client.Problem;
import org.tallystick.client.ProblemException;
import org.tallystick.client.RefusedException;
import org.tallystick.client.Submitted;
import org.tallystick.client.UnreachableException;
import picocli.CommandLine.Mixin;

/** A command that talks to a node as somebody. Turns what the client throws into what a user can act on. */
abstract class NodeCommand implements Command {
    @Mixin
    private Speaker speaker = new Speaker();

    /** Does it, as the account that was chosen. */
    abstract Exit talk(Connection node, Output out) throws IOException;

    final Speaker speaker() {
        return speaker;
    }

    @Override
    public final Exit run(Output out) throws IOException {
        try {
            return talk(speaker.connect(), out);
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
        }
    }
}
