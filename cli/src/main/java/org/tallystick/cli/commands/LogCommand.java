package org.tallystick.cli.commands;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Shows the ledger's entries decoded, the newest last: what every member sees and verifies. Below each "
                        + "call stands its transaction, as 'tally receipt' takes it.",
        footer = {"  ./tally log", "  ./tally log --as dr-chen --from 0 --count 100 --args"})
public final class LogCommand extends AnyoneCommand {
    private static final String BELOW = "         ";

    @Option(names = "--from", paramLabel = "INDEX", description = "The first entry. Default: the last ones.")
    private @Nullable Long from;

    @Option(names = "--count", paramLabel = "N", defaultValue = "20", description = "How many. Default: 20.")
    private int count = 20;

    @Option(names = "--args", description = "Show the arguments too.")
    private boolean args;

    @Override
    Exit talk(Connection node, Output out) {
        if (count < 1 || (from != null && from < 0)) {
            throw Failure.usage(
                    "there are no such entries", "entries are counted from 0 on", "give a --from and a --count above");
        }
        long first = from == null ? Math.max(0, node.get("/v1/network").integer("size") - count) : from;
        List<JsonObject> entries =
                node.list("/v1/entries?from=" + first).stream().limit(count).toList();
        entries.forEach(entry -> show(entry, out));
        if (entries.isEmpty()) {
            out.line("there are no entries from " + first + " on, yet");
        }
        out.result(
                JsonObject.with("entries", new JsonArray(List.copyOf(entries))).build());
        return Exit.OK;
    }

    private void show(JsonObject entry, Output out) {
        String index = String.format(Locale.ROOT, "%7d  ", entry.integer("index"));
        if (entry.string("kind").equals("header")) {
            out.line(index + header(entry.object("header")));
            return;
        }
        JsonObject result = entry.object("result");
        String outcome =
                result.has("ok") ? "ok" : "refused: " + result.object("refused").string("code");
        out.line(index + Says.time(result.integer("time")) + "  " + entry.string("call") + "  " + outcome);
        out.line(BELOW + entry.string("account") + "/" + entry.string("jti"));
        if (args) {
            out.folded(BELOW, entry.object("args").text());
        }
    }

    private static String header(JsonObject header) {
        return Says.time(header.integer("time")) + "  block " + header.integer("block") + ": "
                + Count.entries(header.integer("entries")) + ", state "
                + header.string("state").substring(0, 12);
    }
}
