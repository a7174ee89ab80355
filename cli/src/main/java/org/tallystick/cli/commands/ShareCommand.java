package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Inputs;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Stored;
import org.tallystick.client.Submitted;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Puts a file into your member's vault, encrypted, and a commitment to it onto the ledger. Nobody else "
                        + "reads it before a grant allows them to. With --corrects, it becomes a record's new version.",
        footer = {
            "  ./tally share scan.png --as dr-chen --about ana --type image",
            "  ./tally share result-2.csv --as ivo --about ana \\%n      --type lab-report --corrects RECORD"
        })
public final class ShareCommand extends SigningCommand {
    @Parameters(paramLabel = "FILE", description = "What to share, of any kind, 1 byte to 64 GiB.")
    private Path file = Path.of("");

    @Option(
            names = "--about",
            required = true,
            paramLabel = "NAME",
            description = "Whom or what it is about: a name in your member's address book, or a subject's handle.")
    private String about = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "document",
            description = "What kind of record; grants can name it. Default: ${DEFAULT-VALUE}.")
    private String type = "document";

    @Option(names = "--label", paramLabel = "WORDS", description = "What people call it. Default: the file's name.")
    private @Nullable String label;

    @Option(names = "--media-type", paramLabel = "TYPE", description = "Default: by the file's ending.")
    private @Nullable String mediaType;

    @Option(names = "--collection", paramLabel = "ID", description = "The collection that it joins.")
    private @Nullable String collection;

    @Option(names = "--corrects", paramLabel = "RECORD", description = "The record whose new version it is.")
    private @Nullable String corrects;

    @Option(
            names = "--stored",
            paramLabel = "FILE",
            description = "The node's answer to an upload that was made otherwise, such as with curl.")
    private @Nullable Path stored;

    @Option(names = "--print", description = "Print the signed submission for POST /v1/transactions; do not send it.")
    private boolean print;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        Inputs.requireContent(file);
        NewRecord meta = meta(node);
        Stored kept = stored(node, out);
        Draft draft = node.draftShare(meta, kept);
        if (print) {
            out.raw(draft.submission().text() + "\n");
            return Exit.OK;
        }
        tell(meta, kept, node.submit(draft).orThrow(), out);
        return Exit.OK;
    }

    private NewRecord meta(Connection node) throws IOException {
        NewRecord meta = node.newRecord(
                subject(node),
                Targets.type(type).value(),
                label == null ? Labels.of(file) : Labels.given(label),
                mediaType == null ? MediaTypes.of(file) : MediaTypes.given(mediaType));
        if (corrects != null) {
            Handle record = Targets.handle("record", corrects);
            return meta.as(record, node.get("/v1/records/" + record).integer("version") + 1);
        }
        return collection == null ? meta : meta.in(Targets.handle("collection", collection));
    }

    private Stored stored(Connection node, Output out) throws IOException {
        if (stored != null) {
            Bytes answer = Inputs.read(stored, "the node's answer", 1 << 16);
            return Inputs.parsed(
                    Parsed.of(() -> Stored.of(Json.parseObject(answer).orThrow())),
                    stored,
                    "no answer to POST /v1/payloads",
                    "upload the file again, and look at what came back");
        }
        try (Bar bar = new Bar(out, "Uploading " + file.getFileName())) {
            return node.upload(file, bar);
        }
    }

    private static void tell(NewRecord meta, Stored kept, Submitted.Done done, Output out) {
        out.line("shared as record " + meta.record() + ", version " + meta.version());
        out.line("  " + Count.bytes(kept.size()) + "; entry " + done.index() + " in block " + done.block());
        out.line("  receipt: tally receipt " + done.id());
        out.result(JsonObject.with("record", meta.record().value())
                .with("version", meta.version())
                .with("size", kept.size())
                .with("commitment", kept.commitment())
                .with("transaction", done.id().toString())
                .with("index", done.index())
                .with("block", done.block())
                .build());
    }

    private Handle subject(Connection node) throws IOException {
        if (about.matches("[0-9a-f]{32}")) {
            return Subjects.known(node, new Handle(about));
        }
        AccountId account = speaker().accountHere(node, about);
        return Subjects.of(node, account, about);
    }
}
