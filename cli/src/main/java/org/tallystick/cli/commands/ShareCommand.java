package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Shared;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description =
                "Puts a file into your member's vault, encrypted, and a commitment to it onto the ledger. Nobody else "
                        + "reads it before a grant allows them to. With --corrects, it becomes a record's new version.",
        footer = {
            "  ./tally share scan.png --as dr-chen --about ana --type IMAGE",
            "  ./tally share result-2.csv --as ivo --about ana --type LAB-REPORT --corrects RECORD"
        })
public final class ShareCommand extends NodeCommand {
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
            defaultValue = "DOCUMENT",
            description = "What kind of record; grants can name it. Default: ${DEFAULT-VALUE}.")
    private String type = "DOCUMENT";

    @Option(names = "--label", paramLabel = "WORDS", description = "What people call it. Default: the file's name.")
    private @Nullable String label;

    @Option(names = "--media-type", paramLabel = "TYPE", description = "Default: by the file's ending.")
    private @Nullable String mediaType;

    @Option(names = "--collection", paramLabel = "ID", description = "The collection that it joins.")
    private @Nullable String collection;

    @Option(names = "--corrects", paramLabel = "RECORD", description = "The record whose new version it is.")
    private @Nullable String corrects;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Failure.input("there is no file " + file, "nothing of that name can be read", "check the name");
        }
        NewRecord meta = new NewRecord(
                subject(node),
                type,
                Optional.ofNullable(label).orElse(file.getFileName().toString()),
                Optional.ofNullable(mediaType).orElse(MediaTypes.of(file)),
                Optional.ofNullable(collection).map(id -> Targets.handle("collection", id)));
        Shared shared = share(node, meta, out);
        out.line("shared as record " + shared.record() + ", version " + shared.version());
        out.line(String.format(
                Locale.ROOT,
                "  %,d bytes; entry %d in block %d",
                shared.size(),
                shared.transaction().index(),
                shared.transaction().block()));
        out.line("  receipt: tally receipt " + shared.transaction().id());
        out.result(JsonObject.with("record", shared.record().value())
                .with("version", shared.version())
                .with("size", shared.size())
                .with("commitment", shared.commitment())
                .with("transaction", shared.transaction().id().toString())
                .with("index", shared.transaction().index())
                .with("block", shared.transaction().block())
                .build());
        return Exit.OK;
    }

    private Shared share(Connection node, NewRecord meta, Output out) throws IOException {
        try (Bar bar = new Bar(out, "Uploading " + file.getFileName(), Files.size(file))) {
            return corrects == null
                    ? node.share(file, meta, bar)
                    : node.correct(Targets.handle("record", corrects), file, meta, bar);
        }
    }

    private Handle subject(Connection node) throws IOException {
        if (about.matches("[0-9a-f]{32}")) {
            return new Handle(about);
        }
        AccountId account = speaker().account(node, about);
        return Subjects.of(node, account, about);
    }
}
