package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Outputs;
import org.tallystick.client.Connection;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.decision.Purpose;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Asks the holder to read a record. Request and answer are on the ledger before anything is released; "
                        + "the content is opened with your key and checked against the ledger.",
        footer = "  ./tally read RECORD --as dr-okafor --purpose TREAT -o result.csv")
public final class ReadCommand extends SigningCommand {
    @Parameters(paramLabel = "RECORD", description = "Its identifier.")
    private String record = "";

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            defaultValue = "TREAT",
            description = "What for: TREAT, HPAYMT, HOPERAT, HQUALIMP, HRESCH, PUBHLTH, PATRQT. Default: TREAT.")
    private String purpose = "TREAT";

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why; only the holder and the subject see it.")
    private @Nullable String reason;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "Where the content goes.")
    private Path into = Path.of("");

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Handle handle = Targets.handle("record", record);
        Purpose why = Purpose.find(purpose)
                .orElseThrow(() -> Failure.usage(
                        "'" + purpose + "' is no purpose",
                        "it is not on the published list of purposes of use",
                        "'tally read --help' shows the list"));
        Outputs.requireRoom(into, force);
        ReadRequest request = new ReadRequest(
                handle, why, Optional.ofNullable(reason), Optional.of(speaker().name()));
        try (Bar bar = new Bar(out, "Reading")) {
            return tell(node.read(request, into.toAbsolutePath(), bar), out);
        }
    }

    private Exit tell(Reading reading, Output out) throws IOException {
        JsonObject.Builder json = JsonObject.with("access", reading.access().value());
        return switch (reading) {
            case Reading.Opened opened -> {
                out.line("allowed by " + opened.holder() + ": version " + opened.version() + ", "
                        + Count.bytes(opened.size()) + ", checked against the ledger");
                out.line("  in " + opened.file());
                out.result(json.with("status", "allowed")
                        .with("holder", opened.holder().value())
                        .with("version", opened.version())
                        .with("size", opened.size())
                        .with("file", opened.file().toString())
                        .build());
                yield Exit.OK;
            }
            case Reading.Refused refused -> {
                out.line("refused by " + refused.holder() + ": " + refused.rule());
                out.sentence("  ", Refusals.explained(refused.rule()));
                out.line("  on the record as access " + refused.access());
                out.result(json.with("status", "refused")
                        .with("holder", refused.holder().value())
                        .with("rule", refused.rule())
                        .build());
                yield Exit.REFUSED;
            }
            case Reading.Unanswered unanswered -> {
                out.line("no answer yet; the request stands as access " + unanswered.access());
                out.line("  the holder has until " + Says.time(unanswered.answerBy()) + "; after that:");
                out.line("  tally accesses overdue " + unanswered.access() + " --as "
                        + speaker().name());
                out.result(json.with("status", "open")
                        .with("answerBy", unanswered.answerBy())
                        .build());
                yield Exit.UNREACHABLE;
            }
        };
    }
}
