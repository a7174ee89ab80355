package org.tallystick.cli.commands;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Access;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.Handle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = "Shows who read or asked to read: what concerns you, or one record's accesses.",
        footer = {
            "  ./tally accesses --as ana --at lab-north",
            "  ./tally accesses --as ivo --record RECORD",
            "  ./tally accesses --as dr-okafor --mine",
            "  ./tally accesses overdue ACCESS --as dr-okafor"
        },
        subcommands = AccessesOverdueCommand.class)
public final class AccessesCommand extends NodeCommand {
    @Option(names = "--record", paramLabel = "RECORD", description = "Only accesses of this record.")
    private @Nullable String record;

    @Option(names = "--mine", description = "What you asked for yourself instead, the newest first.")
    private boolean mine;

    @Mixin
    private HowMany howMany = new HowMany();

    @Override
    Exit talk(Connection node, Output out) {
        if (mine && record != null) {
            throw Failure.usage("--mine does not go with --record", "one of them says what is listed", "leave one out");
        }
        Optional<Handle> one = Optional.ofNullable(record).map(id -> Targets.handle("record", id));
        HowMany.Taken<Access> accesses = howMany.of(mine ? node.asked() : node.accesses(one));
        accesses.items().forEach(access -> show(access, out));
        if (accesses.items().isEmpty()) {
            out.line(mine ? "you have not asked" : "nobody has asked; --mine shows what you asked for yourself");
        }
        accesses.remark(out);
        out.result(accesses.json("accesses", Access::json));
        return Exit.OK;
    }

    private static void show(Access access, Output out) {
        out.line(Says.time(access.asked()) + "  " + access.status()
                + access.rule().map(rule -> ", rule " + rule).orElse(""));
        out.sentence(
                "  ",
                "by " + access.reader()
                        + access.name().map(name -> " (" + name + ")").orElse("")
                        + access.purpose().map(purpose -> " for " + purpose).orElse(""));
        out.line("  record " + access.record());
        if (access.status().equals("open")) {
            out.line("  access " + access.id() + ", answer due by "
                    + Says.time(access.json().integer("answerBy")));
        }
    }
}
