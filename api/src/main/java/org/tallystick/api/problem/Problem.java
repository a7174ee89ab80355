package org.tallystick.api.problem;

import java.util.Optional;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/**
 * One problem document (RFC 9457).
 *
 * @param code what kind it is
 * @param detail why it happened, in words a user can act on; never the offending input itself
 * @param fault the broken rule of a format, if one was broken
 */
public record Problem(Code code, String detail, Optional<String> fault) {
    /** The media type of its document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that is not about a format. */
    public static Problem of(Code code, String detail) {
        return new Problem(code, detail, Optional.empty());
    }

    /** A problem with an input that a parser refused. */
    public static Problem of(Code code, MalformedException malformed) {
        return new Problem(
                code, malformed.detail(), Optional.of(malformed.fault().code()));
    }

    /** The document. */
    public JsonObject json() {
        return JsonObject.with("type", code.type())
                .with("title", code.title())
                .with("status", code.status())
                .with("code", code.code())
                .with("detail", detail)
                .with("next", code.next())
                .with("fault", fault)
                .build();
    }

    /** To leave a handler with. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
