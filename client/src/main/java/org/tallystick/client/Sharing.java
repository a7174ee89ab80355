package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.Salt;

/**
 * Brings a file onto the ledger: into the vault first, then a transaction that commits to it. The client computes the
 * commitment itself and does not sign one that the node made up.
 */
final class Sharing {
    private static final String PAYLOADS = "/v1/payloads";

    private final NodeHttp node;
    private final Drafts drafts;
    private final Source source;
    private final Connection connection;

    Sharing(NodeHttp node, Drafts drafts, Source source, Connection connection) {
        this.node = node;
        this.drafts = drafts;
        this.source = source;
        this.connection = connection;
    }

    Shared share(Path file, NewRecord meta, Progress progress) throws IOException {
        Handle record = source.handle();
        Stored stored = store(file, progress);
        Bytes salt = source.bytes(About.SALT_SIZE);
        JsonObject args = JsonObject.with("record", record.value())
                .with("about", About.commit(record, meta.subject(), salt))
                .with("commitment", stored.manifest().commitment())
                .build();
        JsonObject body = describe(stored, meta)
                .with("subject", meta.subject().value())
                .with("aboutSalt", Hash.wrap(salt.toArray()))
                .build();
        return shared(record, 1, stored, connection.submit(drafts.withDetails("records.share", args, body)));
    }

    Shared correct(Path file, Handle record, long version, NewRecord meta, Progress progress) throws IOException {
        Stored stored = store(file, progress);
        JsonObject args = JsonObject.with("record", record.value())
                .with("version", version)
                .with("commitment", stored.manifest().commitment())
                .build();
        JsonObject body = describe(stored, meta).build();
        return shared(record, version, stored, connection.submit(drafts.withDetails("records.correct", args, body)));
    }

    private record Stored(Manifest manifest) {}

    private static Shared shared(Handle record, long version, Stored stored, Submitted submitted) {
        Manifest manifest = stored.manifest();
        return new Shared(record, version, manifest.size(), manifest.commitment(), submitted.orThrow());
    }

    private static JsonObject.Builder describe(Stored stored, NewRecord meta) {
        Manifest manifest = stored.manifest();
        JsonObject.Builder body = JsonObject.with("type", meta.type())
                .with("label", meta.label())
                .with("mediaType", meta.mediaType())
                .with("size", manifest.size())
                .with("salt", manifest.salt().url())
                .with("root", manifest.root());
        meta.collection()
                .ifPresent(collection ->
                        body.with("collections", JsonArray.ofStrings(java.util.List.of(collection.value()))));
        return body;
    }

    /** Two passes over the file: the request's token names the digest of what is about to come. */
    private Stored store(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        Bulk bulk = Bulk.forOnce(size);
        Measured measured = measure(file, bulk);
        JsonObject answer = node.upload(PAYLOADS, measured.digest(), streaming(file, size, progress));
        Salt salt = Salt.parseUrl(answer.string("salt"));
        Manifest manifest = measured.payload().manifest(salt);
        if (!answer.hash("commitment").equals(manifest.commitment())) {
            throw new DisagreementException("the node's vault holds something else than the file that was sent");
        }
        return new Stored(manifest);
    }

    private record Measured(Hash digest, PayloadDigest payload) {}

    private static Measured measure(Path file, Bulk bulk) throws IOException {
        MessageDigest sha256 = bulk.sha256();
        PayloadDigest payload = new PayloadDigest(bulk);
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            payload.addAll(in);
        }
        return new Measured(Hash.wrap(sha256.digest()), payload);
    }

    private static BodyPublisher streaming(Path file, long size, Progress progress) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> CountedStream.open(file, size, progress)), size);
    }
}
