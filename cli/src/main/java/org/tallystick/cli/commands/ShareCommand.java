package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Inputs;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.Description;
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
                        + "reads it before a grant allows them to. With --corrects, it becomes a record's new version: about the "
                        + "same subject, in the same collections, by the same author, for the same regions, and of the same type unless another is named.",
        footer = {
            "  ./tally share scan.png --as dr-chen --about ana --type image",
            "  ./tally share result-2.csv --as ivo --corrects RECORD"
        })
public final class ShareCommand extends SigningCommand {
    private static final String USUAL_TYPE = "document";

    @Parameters(paramLabel = "FILE", description = "What to share, of any kind, 1 byte to 64 GiB.")
    private Path file = Path.of("");

    @Option(
            names = "--about",
            paramLabel = "NAME",
            description = "Whom or what it is about: a name in your member's address book, or a subject's handle. "
                    + "Needed, but not with --corrects.")
    private @Nullable String about;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "What kind of record; grants can name it. Default: " + USUAL_TYPE
                    + ", or what the record that it corrects is.")
    private @Nullable String type;

    @Option(
            names = "--label",
            paramLabel = "WORDS",
            description = "What people call it. Default: the file's name, or as the record that it corrects is called.")
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
        return corrects == null ? fresh(node) : corrected(node, Targets.handle("record", corrects));
    }

    private NewRecord fresh(Connection node) throws IOException {
        NewRecord meta = node.newRecord(
                subject(node),
                Targets.type(type == null ? USUAL_TYPE : type).value(),
                label == null ? Labels.of(file) : Labels.given(label),
                mediaType == null ? MediaTypes.of(file) : MediaTypes.given(mediaType));
        return collection == null ? meta : meta.in(Targets.handle("collection", collection));
    }

    /** What is not named stays as it was, but for a media type that the file's ending denies. */
    private NewRecord corrected(Connection node, Handle record) {
        refuse("--about", about, "a new version is about whom the record is about");
        refuse("--collection", collection, "the record stays in its collections; 'tally record collect' changes them");
        NewRecord next = node.following(record)
                .orElseThrow(() -> Failure.refused(
                        "the record cannot be corrected from here",
                        "this account is not told what its newest version is",
                        "correct it with an account that works for the member that shared it"));
        Description now = next.description();
        return next.described(
                type == null ? now.type() : Targets.type(type).value(),
                label == null ? now.label() : Labels.given(label),
                mediaType == null ? MediaTypes.promisedBy(file).orElse(now.mediaType()) : MediaTypes.given(mediaType));
    }

    private static void refuse(String option, @Nullable String given, String why) {
        if (given != null) {
            throw Failure.usage(option + " does not go with --corrects", why, "leave it out");
        }
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
        if (about == null) {
            throw Failure.usage(
                    "it is not said whom or what the file is about",
                    "a new record needs --about; only a new version of one, with --corrects, does not",
                    "add --about with a name or a handle");
        }
        if (about.matches("[0-9a-f]{32}")) {
            return Subjects.known(node, new Handle(about));
        }
        AccountId account = speaker().accountHere(node, about);
        return Subjects.of(node, account, about);
    }
}
