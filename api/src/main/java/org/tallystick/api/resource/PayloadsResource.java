package org.tallystick.api.resource;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sharing.vault.Copied;
import org.tallystick.sharing.vault.Declared;
import org.tallystick.sharing.vault.HeldPayload;
import org.tallystick.sharing.vault.Received;
import org.tallystick.sharing.vault.Vault;

/** The data itself: in from this member's accounts, out to whoever was allowed, and never in memory as a whole. */
final class PayloadsResource implements Endpoint.Resource {
    private static final String OCTETS = "application/octet-stream";

    /** After so many bytes it is looked again whether they are still released: a slow download does not outlive a denial. */
    private static final long PIECE = 16L << 20;

    private final Vault vault;
    private final Handout handout;

    PayloadsResource(Vault vault, Handout handout) {
        this.vault = vault;
        this.handout = handout;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.upload("/v1/payloads", Access.STAFF, this::upload),
                Endpoint.get("/v1/accesses/{access}/release", Access.PERSONAL, this::release),
                Endpoint.get("/v1/accesses/{access}/payload", Access.PERSONAL, this::payload));
    }

    private Reply upload(Inquiry inquiry) {
        try {
            return switch (vault.receive(inquiry.upload(), Declared.size(inquiry.length()))) {
                case Received.Stored(Manifest manifest) -> Reply.json(201, json(manifest));
                case Received.NotAsDeclared(String why) -> throw new ProblemException(Code.BAD_BODY, why);
                case Received.CutOff(long received) ->
                    throw new ProblemException(Code.BAD_BODY, "it ended after " + received + " bytes");
                case Received.Empty() -> throw new ProblemException(Code.BAD_BODY, "a payload has at least one byte");
                case Received.TooLarge(long limit) ->
                    throw new ProblemException(Code.TOO_LARGE, "at most " + limit + " bytes");
                case Received.NoSpace() -> throw new ProblemException(Code.DISK_FULL, "the vault's disk is full");
            };
        } catch (IOException e) {
            throw Disk.problem(e);
        }
    }

    private static JsonObject json(Manifest manifest) {
        return JsonObject.with("commitment", manifest.commitment().url())
                .with("salt", manifest.salt().url())
                .with("root", manifest.root().url())
                .with("size", manifest.size())
                .build();
    }

    private Reply release(Inquiry inquiry) {
        try {
            return Reply.json(handout.document(inquiry.path("access", Handle::new), inquiry.viewer()));
        } catch (IOException e) {
            throw Disk.problem(e);
        }
    }

    private Reply payload(Inquiry inquiry) {
        try {
            Handle access = inquiry.path("access", Handle::new);
            Runnable stillOpen = () -> handout.requireOpen(access, inquiry.viewer());
            return serve(handout.open(access, inquiry.viewer()), inquiry, stillOpen);
        } catch (IOException e) {
            throw Disk.problem(e);
        }
    }

    private static Reply serve(Handout.Opened opened, Inquiry inquiry, Runnable stillOpen) throws IOException {
        HeldPayload payload = opened.payload();
        String tag = "\"" + opened.commitment().url() + "\"";
        long size = payload.manifest().layout().sealedSize();
        Optional<String> asked = inquiry.header("Range")
                .filter(_ -> inquiry.header("If-Range")
                        .filter(only -> !only.equals(tag))
                        .isEmpty());
        ByteRange range;
        try {
            range = asked.map(header -> ByteRange.parse(header, size)).orElse(new ByteRange(0, size));
        } catch (ProblemException e) {
            payload.close();
            return Reply.problem(e.problem()).with("Content-Range", "bytes */" + size);
        }
        Reply.Body body = out -> copy(payload, range, out, stillOpen);
        int status = asked.isPresent() ? 206 : 200;
        Reply reply = new Reply.Streamed(status, OCTETS, OptionalLong.of(range.length()), body, List.of())
                .with("ETag", tag)
                .with("Accept-Ranges", "bytes");
        return asked.isPresent()
                ? reply.with("Content-Range", "bytes " + range.from() + "-" + (range.to() - 1) + "/" + size)
                : reply;
    }

    /** What is closed while it is being fetched breaks off. */
    private static void copy(HeldPayload payload, ByteRange range, OutputStream out, Runnable stillOpen)
            throws IOException {
        try (payload) {
            for (long from = range.from(); from < range.to(); from += PIECE) {
                if (from > range.from()) {
                    requireOpen(stillOpen);
                }
                switch (payload.copySealed(from, Math.min(range.to(), from + PIECE), out)) {
                    case Copied.Whole _ -> {}
                    case Copied.Damaged(String why) -> throw new IOException(why);
                }
            }
        }
    }

    private static void requireOpen(Runnable stillOpen) throws IOException {
        try {
            stillOpen.run();
        } catch (ProblemException e) {
            throw new IOException("it is not released any more", e);
        }
    }
}
