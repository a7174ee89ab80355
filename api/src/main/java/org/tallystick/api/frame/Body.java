package org.tallystick.api.frame;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.api.wire.Client;
import org.tallystick.api.wire.Guard;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/**
 * What comes with a request: framed by a known length, within bounds, and with the digest that the token vouches for. Chunked
 * bodies are refused because Helidon 4.5 takes a whole chunk into memory, however large it says it is.
 */
final class Body implements AutoCloseable {
    private static final int DRAIN_BUFFER = 8 << 10;

    /** Three times those of the largest batch. A value may have two bytes, and costs far more than reading these. */
    private static final int VALUES = 10_000;

    private final ServerRequest request;
    private final Endpoint.BodyKind kind;
    private final Sizes sizes;
    private final Guard guard;
    private final long length;
    private final Arrival arrival;
    private Optional<InputStream> content = Optional.empty();
    private Optional<Hash> digest = Optional.empty();
    private Optional<JsonObject> document = Optional.empty();
    private Optional<DigestedStream> stream = Optional.empty();

    Body(ServerRequest request, Endpoint.BodyKind kind, Sizes sizes, Guard guard) {
        this.request = request;
        this.kind = kind;
        this.sizes = sizes;
        this.guard = guard;
        this.length = request.headers().contentLength().orElse(0);
        this.arrival = new Arrival(length, guard);
    }

    boolean isThere() {
        return length > 0;
    }

    long length() {
        return length;
    }

    Client client() {
        return guard.client();
    }

    /** Looks at the headers only. @throws ProblemException unless such a body is taken here */
    void requireFraming() {
        ProblemException.unless(!isChunked(), Code.LENGTH_REQUIRED, "the body comes in chunks, its length unknown");
        switch (kind) {
            case NONE -> ProblemException.unless(length == 0, Code.BAD_BODY, "this takes no body");
            case DOCUMENT -> requireFraming(sizes.document(), "application/json");
            case UPLOAD -> requireFraming(sizes.upload(), "application/octet-stream");
        }
    }

    private void requireFraming(long limit, String mediaType) {
        ProblemException.unless(length > 0, Code.BAD_BODY, "the body is missing");
        ProblemException.unless(length <= limit, Code.TOO_LARGE, "at most " + limit + " bytes");
        String type = Inquiry.header(request, "Content-Type").orElse("");
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        ProblemException.unless(
                bare.equalsIgnoreCase(mediaType), Code.UNSUPPORTED_MEDIA_TYPE, "this takes " + mediaType);
    }

    /** Takes the digest that a token vouches for, and reads the body if it is a document. */
    void open(Optional<Hash> expected) {
        digest = expected;
        switch (kind) {
            case NONE -> {}
            case DOCUMENT -> document = Optional.of(parse(readDocument()));
            case UPLOAD -> stream = Optional.of(new DigestedStream(content(), length, expected, guard));
        }
    }

    JsonObject document() {
        return document.orElseThrow(() -> new IllegalStateException("the endpoint takes no document"));
    }

    InputStream upload() {
        return stream.orElseThrow(() -> new IllegalStateException("the endpoint takes no upload"));
    }

    /** True once nothing of it is left on the line, so that another request can follow. */
    boolean isRead() {
        return !isChunked() && (length == 0 || request.content().consumed());
    }

    /**
     * Reads a little of what nobody wants, twice as much as a document may have, so that a client that only sends gets to read our
     * answer. What comes after that is never read: the connection is closed.
     */
    void drain() {
        if (isChunked() || !request.continueSent()) {
            return;
        }
        guard.drainBegins();
        try {
            InputStream in = content();
            byte[] unwanted = new byte[DRAIN_BUFFER];
            for (long read = 0, more = 0; more >= 0 && read < 2L * sizes.document(); read += more) {
                more = in.read(unwanted);
            }
        } catch (IOException | RuntimeException e) {
            // The client is gone, which is all the same now.
            return;
        }
    }

    /** Gives back the memory that a document took. Nobody may look at it after this. */
    @Override
    public void close() {
        document = Optional.empty();
        arrival.close();
    }

    /** Helidon gives it out once; whoever reads on goes on where the last one stopped. */
    private InputStream content() {
        InputStream in = content.orElseGet(() -> request.content().inputStream());
        content = Optional.of(in);
        return in;
    }

    private boolean isChunked() {
        return request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    }

    private byte[] readDocument() {
        byte[] bytes = arrival.read(content());
        requireDigest(Hash.of(bytes));
        return bytes;
    }

    private void requireDigest(Hash actual) {
        ProblemException.unless(
                digest.isEmpty() || digest.get().equals(actual),
                Code.TOKEN_WRONG_BODY,
                "bth is not the SHA-256 of the body that came");
    }

    private static JsonObject parse(byte[] bytes) {
        return switch (Json.parseObject(Bytes.wrap(bytes), VALUES)) {
            case Parsed.Ok<JsonObject>(JsonObject value) -> value;
            case Parsed.Bad<JsonObject>(var fault, var detail) ->
                throw Problem.of(Code.BAD_BODY, new MalformedException(fault, detail))
                        .exception();
        };
    }
}
