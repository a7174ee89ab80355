package org.tallystick.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
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
        var answer = TransportResponse.builder()
                .status(Status.create(code.status()))
                .headers(headers)
                .keepAlive(false);
        return Method.HEAD.text().equals(request.method())
                ? answer.build()
                : answer.entity(Problem.of(code, detail(code)).json().text()).build();
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
        return switch (code) {
            case INTERNAL -> "the node's log says what";
            case TARGET_TOO_LONG -> "path and query together are longer than this node takes";
            case HEADERS_TOO_LARGE -> "all headers together are longer than this node takes";
            case TOO_LARGE -> "its Content-Length is more than this node takes";
            case HTTP_VERSION -> "the request line names another version than HTTP/1.1";
            default -> "the request line, a header or the framing of the body breaks a rule of HTTP (RFC 9112)";
        };
    }
}
