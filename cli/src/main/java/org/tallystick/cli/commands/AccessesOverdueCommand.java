package org.tallystick.cli.commands;

import java.time.Instant;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "overdue",
        header = "State on the ledger that no answer came to a request of yours.",
        description =
                "Only the account that asked can, once the time is over by which the holder had to answer. The request is "
                        + "closed with it: a later answer does not count any more. Ask again with 'tally read'.",
        footer = "  ./tally accesses overdue ACCESS --as dr-okafor")
final class AccessesOverdueCommand extends SigningCommand {
    @Parameters(paramLabel = "ACCESS", description = "Its identifier, as 'tally read' and 'tally accesses' print it.")
    private String access = "";

    @Override
    Exit talk(Connection node, Output out) {
        Handle handle = Targets.handle("access", access);
        requireOver(node, handle);
        JsonObject args = JsonObject.with("access", handle.value()).build();
        Submitted.Done done = node.submit("accesses.overdue", args).orThrow();
        out.line("no answer came to " + handle + ": on the record with block " + done.block());
        out.result(JsonObject.with("access", handle.value())
                .with("status", "overdue")
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
        return Exit.OK;
    }

    /** What the ledger would refuse in any case need not be an entry of it. */
    private static void requireOver(Connection node, Handle access) {
        JsonObject asked = node.get("/v1/accesses/" + access);
        long answerBy = asked.integer("answerBy");
        long ledger = node.get("/v1/network").integer("time");
        long now = Math.max(ledger, Instant.now().toEpochMilli());
        if (asked.string("status").equals("open") && now <= answerBy) {
            throw Failure.refused(
                    "the holder may still answer",
                    "it has until " + Says.time(answerBy) + " by the ledger's time",
                    "run this again after that, if no answer has come");
        }
    }
}
