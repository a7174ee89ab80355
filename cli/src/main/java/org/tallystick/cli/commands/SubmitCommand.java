package org.tallystick.cli.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Inputs;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Draft;
import org.tallystick.client.ProblemException;
import org.tallystick.client.RefusedException;
import org.tallystick.client.Submitted;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Sends a transaction that was signed before: one that nobody answered, kept in wallets/pending, or one "
                        + "that --print printed. It is the very same transaction, so it counts once however often it is "
                        + "sent. It needs no key.",
        footer = {
            "  ./tally submit .tally/network/wallets/pending/JTI.json",
            "  ./tally submit grant.json --node http://127.0.0.1:7102"
        })
public final class SubmitCommand implements Command {
    private static final int LONGEST = 1 << 18;

    @Parameters(paramLabel = "FILE", description = "The signed submission.")
    private Path file = Path.of("");

    @Option(
            names = "--node",
            paramLabel = "URL",
            description = "The node that gets it. Default: that of the account that signed it.")
    private @Nullable URI node;

    @Mixin
    private HomeOptions where = new HomeOptions();

    @Override
    public Exit run(Output out) throws IOException {
        Draft draft = Inputs.parsed(
                Parsed.of(() -> Draft.of(Json.parseObject(Inputs.read(file, "the submission", LONGEST))
                        .orThrow())),
                file,
                "no signed submission",
                "name a file of wallets/pending, or one that --print printed");
        return Talk.explained(() -> submit(draft, out));
    }

    private Exit submit(Draft draft, Output out) throws IOException {
        try {
            Submitted.Done done = where.trust().submit(address(draft), draft).orThrow();
            settled();
            out.line("committed as entry " + done.index() + " in block " + done.block());
            out.line("  receipt: tally receipt " + done.id());
            out.result(JsonObject.with("transaction", done.id().toString())
                    .with("index", done.index())
                    .with("block", done.block())
                    .with("result", done.result())
                    .build());
            return Exit.OK;
        } catch (RefusedException e) {
            settled();
            throw e;
        } catch (ProblemException e) {
            if (!e.problem().isPassing()) {
                settled();
            }
            throw e;
        }
    }

    /** It is known what became of it: what was kept for that is not needed any more. */
    private void settled() throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (where.home().pending().toAbsolutePath().normalize().equals(folder)) {
            Files.deleteIfExists(file);
        }
    }

    private URI address(Draft draft) throws IOException {
        if (node != null) {
            return node;
        }
        return where.home()
                .nodeOf(draft.id().issuer())
                .orElseThrow(() -> Failure.usage(
                        "it is not known where to send this",
                        draft.id().issuer() + " is in no wallet of "
                                + where.home().root() + ", and its member is no founder there",
                        "name a node of the network with --node URL"));
    }
}
