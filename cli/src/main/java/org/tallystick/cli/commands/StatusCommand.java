package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Columns;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Member;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;

@CommandLine.Command(
        description = "Shows the network as your node sees it: how far the ledger is, and who keeps it.",
        footer = {"  ./tally status", "  ./tally status --as dr-chen"})
public final class StatusCommand extends AnyoneCommand {
    @Override
    Exit talk(Connection node, Output out) {
        JsonObject network = node.get("/v1/network");
        List<Member> members = node.members();
        out.line(network.string("network") + ", seen by the node of " + network.string("member") + " ("
                + network.string("engine") + " engine" + (network.truth("public") ? ", public" : "") + ")");
        out.line("  " + Count.entries(network.integer("size")) + " in " + Count.blocks(network.integer("blocks"))
                + ", the last at " + (network.has("time") ? Says.time(network.integer("time")) : "-"));
        out.line("  payloads of " + network.string("member") + ": "
                + (network.has("payloadsChecked")
                        ? "last checked at " + Says.time(network.integer("payloadsChecked"))
                        : "not checked yet"));
        health(network.object("health"), out);
        Columns.lines(members.stream()
                        .map(member -> List.of(
                                member.id().value(),
                                member.region(),
                                member.address().toString()))
                        .toList())
                .forEach(line -> out.line("  " + line));
        out.result(network.toBuilder()
                .without("members")
                .with(
                        "members",
                        members.stream().map(member -> (Json) member.json()).collect(JsonArray.collector()))
                .build());
        return Exit.OK;
    }

    private static void health(JsonObject health, Output out) {
        if (!health.string("status").equals("ready")) {
            out.warning(
                    "  " + health.string("status") + " ",
                    health.optionalString("why").orElse("it does not say why"));
        }
        health.optionalString("note").ifPresent(note -> out.sentence("  note: ", note));
    }
}
