package org.tallystick.cli.commands;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = "Shows who read or asked to read: what concerns you, or one record's accesses.",
        footer = {"  ./tally accesses --as ana --at lab-north", "  ./tally accesses --as ivo --record RECORD"})
public final class AccessesCommand extends NodeCommand {
    @Option(names = "--record", paramLabel = "RECORD", description = "Only accesses of this record.")
    private @Nullable String record;

    @Mixin
    private HowMany howMany = new HowMany();

    @Override
    Exit talk(Connection node, Output out) {
        String target = record == null ? "/v1/accesses" : "/v1/accesses?record=" + Targets.handle("record", record);
        HowMany.Taken accesses = howMany.of(node.list(target));
        accesses.items().forEach(access -> show(access, out));
        if (accesses.items().isEmpty()) {
            out.line("nobody has asked");
        }
        accesses.remark(out);
        out.result(accesses.json("accesses"));
        return Exit.OK;
    }

    private static void show(JsonObject access, Output out) {
        JsonObject details = access.object("details");
        Optional<String> rule =
                access.has("answer") ? told(access.object("answer").object("details"), "rule") : Optional.empty();
        out.line(Says.time(access.integer("asked")) + "  " + access.string("status")
                + rule.map(name -> ", rule " + name).orElse(""));
        out.sentence(
                "  ",
                "by " + access.string("reader")
                        + told(details, "reader").map(name -> " (" + name + ")").orElse("")
                        + told(details, "purpose")
                                .map(purpose -> " for " + purpose)
                                .orElse(""));
        out.line("  record " + access.string("record"));
    }

    /** A field of details, where this account may see them. */
    private static Optional<String> told(JsonObject details, String field) {
        return details.has("body") ? details.object("body").optionalString(field) : Optional.empty();
    }
}
