package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Columns;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Member;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;

@CommandLine.Command(
        name = "list",
        header = "List the members, and the proposals with their votes.",
        footer = "  ./tally member list --as dr-chen")
final class MemberListCommand extends AnyoneCommand {
    @Override
    Exit talk(Connection node, Output out) {
        List<Member> members = node.members();
        List<JsonObject> proposals = node.list("/v1/proposals").stream().toList();
        Columns.lines(members.stream()
                        .map(member -> List.of(
                                member.id().value(),
                                member.region(),
                                member.address().toString()))
                        .toList())
                .forEach(out::line);
        proposals.forEach(proposal -> show(proposal, out));
        out.result(JsonObject.with(
                        "members",
                        members.stream().map(member -> (Json) member.json()).collect(JsonArray.collector()))
                .with("proposals", new JsonArray(List.copyOf(proposals)))
                .build());
        return Exit.OK;
    }

    private static void show(JsonObject proposal, Output out) {
        JsonObject votes = proposal.object("votes");
        out.line("proposal " + proposal.string("proposal") + ", " + proposal.string("status"));
        out.sentence(
                "  ",
                proposal.string("action") + " " + proposal.object("member").string("member") + "; "
                        + String.join(
                                ", ",
                                votes.names().stream()
                                        .map(member -> member + " says " + (votes.truth(member) ? "yes" : "no"))
                                        .toList()));
    }
}
