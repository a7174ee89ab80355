package org.tallystick.client;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;

/** HTTP to one node as somebody: a fresh request token for each try. */
final class NodeHttp {
    private final Wire wire;
    private final NodeId node;
    private final TokenSigner signer;
    private final Source source;

    NodeHttp(Wire wire, NodeId node, TokenSigner signer, Source source) {
        this.wire = wire;
        this.node = node;
        this.signer = signer;
        this.source = source;
    }

    MemberId member() {
        return node.member();
    }

    /** The document at a target, read with a token. */
    JsonObject get(String target) {
        return document(wire.bytes(target, () -> reading(target)));
    }

    /** The text at a target, read with a token. */
    String text(String target) {
        return wire.bytes(target, () -> reading(target)).text();
    }

    /**
     * Sends a body of known digest, streamed, however long it takes.
     *
     * @param sent how much of the body is on its way
     */
    JsonObject upload(String target, Hash digest, BodyPublisher body, LongSupplier sent) {
        return document(wire.bytes(
                target,
                () -> authorised("POST", target, Optional.of(digest))
                        .header("Content-Type", "application/octet-stream")
                        .POST(body),
                sent));
    }

    /**
     * The body at a target as a stream from a byte on; the caller closes it.
     *
     * @param tag of what was begun with, so that no other is gone on with
     */
    HttpResponse<InputStream> stream(String target, long from, Optional<String> tag) {
        return wire.stream(target, () -> {
            HttpRequest.Builder request = reading(target).header("Range", "bytes=" + from + "-");
            tag.ifPresent(same -> request.header("If-Range", same));
            return request;
        });
    }

    /** The stream of server-sent events, which does not end by itself; the caller closes it. */
    InputStream events(String target, long after) {
        return wire.stream(
                        target,
                        () -> reading(target)
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", Long.toString(after)))
                .body();
    }

    /** A token for another program, with a scope instead of one request. */
    Bytes scopedToken(Binding.Scope scope, TokenSigner.Stamp stamp) {
        return signer.request(node, scope, stamp);
    }

    /** A token for one request that another program makes. */
    Bytes token(Binding.Request request) {
        return signer.request(node, request, source.stamp());
    }

    private HttpRequest.Builder reading(String target) {
        return authorised("GET", target, Optional.empty()).GET();
    }

    private HttpRequest.Builder authorised(String method, String target, Optional<Hash> body) {
        Bytes token = signer.request(node, new Binding.Request(method, target, body), source.stamp());
        return wire.plain(target).header("Authorization", "Bearer " + token.text());
    }

    private static JsonObject document(Bytes answer) {
        return Json.parseObject(answer).orThrow();
    }
}
