package org.tallystick.cli.commands;

import java.util.List;
import java.util.Locale;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;

@CommandLine.Command(
        description = "Shows the network as your node sees it: how far the ledger is, and who keeps it.",
        footer = "  ./tally status --as dr-chen")
public final class StatusCommand extends NodeCommand {
    @Override
    Exit talk(Connection node, Output out) {
        JsonObject network = node.get("/v1/network");
        List<JsonObject> members = node.list("/v1/members").stream().toList();
        out.line(network.string("network") + ", seen by the node of " + network.string("member") + " ("
                + network.string("engine") + " engine)");
        out.line(String.format(
                Locale.ROOT,
                "  %,d entries in %,d blocks, the last at %s",
                network.integer("size"),
                network.integer("blocks"),
                network.has("time") ? Says.time(network.integer("time")) : "-"));
        members.forEach(member -> out.line(String.format(
                Locale.ROOT,
                "  %-16s %-8s %s",
                member.string("member"),
                member.string("region"),
                member.string("address"))));
        out.result(network.toBuilder()
                .without("members")
                .with("members", new JsonArray(List.copyOf(members)))
                .build());
        return Exit.OK;
    }
}
