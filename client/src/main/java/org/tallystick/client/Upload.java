package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;

/** Puts a file into the vault. The client computes the commitment itself and does not sign one that the node made up. */
final class Upload {
    private static final String PAYLOADS = "/v1/payloads";

    private final NodeHttp node;

    Upload(NodeHttp node) {
        this.node = node;
    }

    /** Two passes over the file: the request's token names the digest of what is about to come. */
    Stored store(Path file, Progress progress) throws IOException {
        long size = Files.size(file);
        Bulk bulk = Bulk.forOnce(size);
        Measured measured = measure(file, bulk);
        AtomicLong sent = new AtomicLong();
        BodyPublisher body = streaming(file, size, (done, all) -> {
            sent.set(done);
            progress.at(done, all);
        });
        Stored stored = Stored.of(node.upload(PAYLOADS, measured.digest(), body, sent::get));
        Manifest manifest = measured.payload().manifest(stored.salt());
        if (!manifest.root().equals(stored.root()) || manifest.size() != stored.size()) {
            throw new DisagreementException("the node's vault holds something else than the file that was sent");
        }
        return stored;
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
