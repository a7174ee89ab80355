package org.tallystick.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;

/** Requests that break HTTP itself, before any endpoint could see them, get problem documents as well. */
final class TransportProblems implements DirectHandler {
    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        Code code = code(status, String.valueOf(message));
        headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        return TransportResponse.builder()
                .status(Status.create(code.status()))
                .headers(headers)
                .keepAlive(false)
                .entity(Problem.of(code, detail(code)).json().text())
                .build();
    }

    private static Code code(Status status, String message) {
        return switch (status.code()) {
            case 413 -> Code.TOO_LARGE;
            case 414 -> Code.TARGET_TOO_LONG;
            case 431 -> Code.HEADERS_TOO_LARGE;
            case 505 -> Code.HTTP_VERSION;
            case 400, 501 -> message.contains("Header size exceeded") ? Code.HEADERS_TOO_LARGE : Code.BAD_REQUEST;
            default -> status.code() >= 500 ? Code.INTERNAL : Code.BAD_REQUEST;
        };
    }

    private static String detail(Code code) {
        return code == Code.INTERNAL
                ? "see the node's log"
                : "the request line, the headers or the framing break a rule";
    }
}
