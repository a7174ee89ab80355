package org.tallystick.api.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.merkle.EntryBundle;
import org.tallystick.formats.merkle.Tile;
import org.tallystick.ledger.store.LedgerStore;
import org.tallystick.ledger.store.LedgerView;

/** The log as monitors, mirrors and fsck tools read it (c2sp.org/tlog-tiles). */
final class LogResource implements Endpoint.Resource {
    private static final String OCTETS = "application/octet-stream";

    private final LedgerStore store;
    private final Sealed sealed;
    private final String immutable;

    /** Answers that never change may be kept by anyone where the network is public, else by who asked. */
    LogResource(LedgerStore store, Sealed sealed, boolean open) {
        this.store = store;
        this.sealed = sealed;
        this.immutable = (open ? "public" : "private") + ", max-age=31536000, immutable";
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/checkpoint", Access.LOG, this::checkpoint),
                Endpoint.get("/tile/entries/{+tile}", Access.LOG, inquiry -> tile(inquiry, "entries")),
                Endpoint.get(
                        "/tile/{level}/{+tile}",
                        Access.LOG,
                        inquiry -> tile(inquiry, inquiry.path("level", String::valueOf))));
    }

    private Reply checkpoint(Inquiry inquiry) {
        return Reply.text("text/plain", sealed.newest().encode().text());
    }

    private Reply tile(Inquiry inquiry, String level) {
        Tile tile = inquiry.path("tile", text -> parse("tile/" + level + "/" + text));
        LedgerView view = store.committed();
        Sight.requireSeen(tile.within(view.size()));
        Reply reply = switch (tile) {
            case Tile.Hashes hashes -> Reply.bytes(OCTETS, hashes.bytes(view));
            case Tile.Entries entries -> bundle(entries, view, inquiry);
        };
        return reply.with("Cache-Control", immutable);
    }

    private static Tile parse(String path) {
        return switch (Tile.parse(path)) {
            case Parsed.Ok<Tile>(Tile tile) -> tile;
            case Parsed.Bad<Tile>(var fault, var detail) -> throw new MalformedException(fault, detail);
        };
    }

    private static Reply bundle(Tile.Entries tile, LedgerView view, Inquiry inquiry) {
        List<Bytes> entries = new ArrayList<>();
        long first = tile.index() * Tile.FULL;
        for (long index = first; index < first + tile.width(); index++) {
            entries.add(view.entry(index));
        }
        Bytes bundle = new EntryBundle(entries).bytes();
        boolean gzip = inquiry.header("Accept-Encoding")
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
        Reply reply =
                gzip ? Reply.bytes(OCTETS, gzip(bundle)).with("Content-Encoding", "gzip") : Reply.bytes(OCTETS, bundle);
        return reply.with("Vary", "Accept-Encoding");
    }

    private static Bytes gzip(Bytes bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.size() / 2);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes.dangerArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.wrap(out.toByteArray());
    }
}
