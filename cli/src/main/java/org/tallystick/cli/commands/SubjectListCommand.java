package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.cli.frame.Columns;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "list",
        header = "List those who are enrolled, with names where your node may tell.",
        footer = {"  ./tally subject list --at lab-north", "  ./tally subject list --as ana"})
final class SubjectListCommand extends AnyoneCommand {
    @Mixin
    private HowMany howMany = new HowMany();

    @Override
    Exit talk(Connection node, Output out) {
        HowMany.Taken<JsonObject> subjects = howMany.of(node.list("/v1/subjects").stream());
        if (subjects.items().isEmpty()) {
            out.line("nobody is enrolled");
        }
        Columns.lines(subjects.items().stream().map(SubjectListCommand::row).toList())
                .forEach(out::line);
        subjects.remark(out);
        out.result(subjects.json("subjects", subject -> subject));
        return Exit.OK;
    }

    private static List<String> row(JsonObject subject) {
        JsonObject details = subject.object("details");
        return List.of(
                subject.string("subject"),
                subject.optionalString("account").orElse(subject.string("member") + ", no account"),
                details.has("body")
                        ? details.object("body").optionalString("name").orElse("-")
                        : "-");
    }
}
