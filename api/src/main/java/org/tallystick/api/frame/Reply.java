package org.tallystick.api.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.JsonObject;

/** What goes back. */
public sealed interface Reply {
    /** A header line. */
    record Line(String name, String value) {}

    /** Writes a body that is not in memory. */
    @FunctionalInterface
    interface Body {
        /** Writes it all, or until nobody wants it any more. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A body in memory. */
    record Whole(int status, String mediaType, Bytes body, List<Line> headers) implements Reply {
        @Override
        public Reply with(String name, String value) {
            return new Whole(status, mediaType, body, plus(headers, name, value));
        }
    }

    /** A body that is written bit by bit; without a length it goes out in chunks. */
    record Streamed(int status, String mediaType, OptionalLong length, Body body, List<Line> headers) implements Reply {
        @Override
        public Reply with(String name, String value) {
            return new Streamed(status, mediaType, length, body, plus(headers, name, value));
        }
    }

    /** The status. */
    int status();

    /** The header lines besides those that every answer has. */
    List<Line> headers();

    /** The same with one more header line. */
    Reply with(String name, String value);

    /** A document. */
    static Reply json(JsonObject document) {
        return json(200, document);
    }

    /** A document with another status than 200. */
    static Reply json(int status, JsonObject document) {
        return new Whole(status, "application/json", document.canonical(), List.of());
    }

    /** Text in UTF-8. */
    static Reply text(String mediaType, String text) {
        return new Whole(200, mediaType + "; charset=utf-8", Bytes.utf8(text), List.of());
    }

    /** Bytes. */
    static Reply bytes(String mediaType, Bytes bytes) {
        return new Whole(200, mediaType, bytes, List.of());
    }

    /** A problem document. */
    static Reply problem(Problem problem) {
        Reply reply = new Whole(
                problem.code().status(), Problem.MEDIA_TYPE, problem.json().canonical(), List.of());
        if (problem.code().passes()) {
            reply = reply.with("Retry-After", String.valueOf(Code.RETRY_AFTER_SECONDS));
        }
        return problem.code().status() == 401
                ? reply.with(
                        "WWW-Authenticate",
                        "Bearer error=\"invalid_token\", error_description=\""
                                + problem.code().code() + "\"")
                : reply;
    }

    private static List<Line> plus(List<Line> lines, String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return List.copyOf(more);
    }
}
