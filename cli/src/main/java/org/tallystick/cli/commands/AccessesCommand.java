package org.tallystick.cli.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description = "Shows who read or asked to read: what concerns you, or one record's accesses.",
        footer = {"  ./tally accesses --as ana --at lab-north", "  ./tally accesses --as ivo --record RECORD"})
public final class AccessesCommand extends NodeCommand {
    @Option(names = "--record", paramLabel = "RECORD", description = "Only accesses of this record.")
    private @Nullable String record;

    @Override
    Exit talk(Connection node, Output out) {
        String target = record == null ? "/v1/accesses" : "/v1/accesses?record=" + Targets.handle("record", record);
        List<JsonObject> accesses = node.list(target).stream().toList();
        accesses.forEach(access -> out.line(line(access)));
        if (accesses.isEmpty()) {
            out.line("nobody has asked");
        }
        out.result(JsonObject.with("accesses", new JsonArray(List.copyOf(accesses)))
                .build());
        return Exit.OK;
    }

    private static String line(JsonObject access) {
        List<String> parts = new ArrayList<>();
        parts.add(Says.time(access.integer("asked")));
        parts.add(access.string("status"));
        parts.add(access.string("reader"));
        told(access.object("details"), "reader").ifPresent(parts::add);
        parts.add("record " + access.string("record").substring(0, 8));
        told(access.object("details"), "purpose").ifPresent(purpose -> parts.add("for " + purpose));
        if (access.has("answer")) {
            told(access.object("answer").object("details"), "rule").ifPresent(rule -> parts.add("rule " + rule));
        }
        return String.join("  ", parts);
    }

    /** A field of details, where this account may see them. */
    private static Optional<String> told(JsonObject details, String field) {
        return details.has("body") ? details.object("body").optionalString(field) : Optional.empty();
    }
}
