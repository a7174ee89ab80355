package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
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
    private final Source source;
    private final Connection connection;

    Sharing(NodeHttp node, Source source, Connection connection) {
        this.node = node;
        this.source = source;
        this.connection = connection;
    }

    Shared share(Path file, NewRecord meta, Progress progress) throws IOException {
        Handle record = source.handle();
        Bytes aboutSalt = source.bytes(About.SALT_SIZE);
        Manifest manifest = store(file, progress);
        JsonObject args = JsonObject.with("record", record.value())
                .with("about", About.commit(record, meta.subject(), aboutSalt))
                .with("commitment", manifest.commitment())
                .build();
        JsonObject.Builder body = describe(manifest, meta)
                .with("subject", meta.subject().value())
                .with("aboutSalt", Hash.wrap(aboutSalt.toArray()));
        meta.collection().ifPresent(one -> body.with("collections", JsonArray.ofStrings(List.of(one.value()))));
        Submitted.Done done =
                connection.submit("records.share", args, body.build()).orThrow();
        return new Shared(record, 1, manifest.size(), manifest.commitment(), done);
    }

    /** Whom the record is about, and the collections it belongs to, stay as they were. */
    Shared correct(Path file, Handle record, NewRecord meta, Progress progress) throws IOException {
        long version = connection.get("/v1/records/" + record).integer("version") + 1;
        Manifest manifest = store(file, progress);
        JsonObject args = JsonObject.with("record", record.value())
                .with("version", version)
                .with("commitment", manifest.commitment())
                .build();
        Submitted.Done done = connection
                .submit("records.correct", args, describe(manifest, meta).build())
                .orThrow();
        return new Shared(record, version, manifest.size(), manifest.commitment(), done);
    }

    private static JsonObject.Builder describe(Manifest manifest, NewRecord meta) {
        return JsonObject.with("type", meta.type())
                .with("label", meta.label())
                .with("mediaType", meta.mediaType())
                .with("size", manifest.size())
                .with("salt", manifest.salt().url())
                .with("root", manifest.root());
    }

    /** Two passes over the file: the request's token names the digest of what is about to come. */
    private Manifest store(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        Bulk bulk = Bulk.forOnce(size);
        Measured measured = measure(file, bulk);
        JsonObject answer = node.upload(PAYLOADS, measured.digest(), streaming(file, size, progress));
        Salt salt = Salt.parseUrl(answer.string("salt"));
        Manifest manifest = measured.payload().manifest(salt);
        if (!answer.hash("commitment").equals(manifest.commitment())) {
            throw new DisagreementException("the node's vault holds something else than the file that was sent");
        }
        return manifest;
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
