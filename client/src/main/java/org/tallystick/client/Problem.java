package org.tallystick.client;

import java.util.OptionalLong;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/**
 * What a node says when it does not do what it was asked (RFC 9457).
 *
 * @param status the HTTP status
 * @param code the kind of problem, such as {@code token-expired}
 * @param title what happened
 * @param detail why
 * @param next what to do about it
 * @param retryAfter in how many seconds to try again, where the node says so
 */
public record Problem(int status, String code, String title, String detail, String next, OptionalLong retryAfter) {
    /** One that says nothing of when it will be over. */
    public Problem(int status, String code, String title, String detail, String next) {
        this(status, code, title, detail, next, OptionalLong.empty());
    }

    /** The same, to be over in so many seconds. */
    Problem after(OptionalLong seconds) {
        return new Problem(status, code, title, detail, next, seconds);
    }

    static Problem of(JsonObject json) {
        long status = json.integer("status");
        MalformedException.unless(status >= 400 && status < 600, Fault.FIELD_VALUE, "no problem has that status");
        return new Problem(
                (int) status, json.string("code"), json.string("title"), json.string("detail"), json.string("next"));
    }

    /** True if it may be gone in a moment: too much to do, or not yet ready. A node that has halted must be mended first. */
    public boolean isPassing() {
        return (status == 429 || status == 503) && !code.equals("halted");
    }

    /** Something in between answered, not a node. */
    static Problem unknown(int status) {
        return new Problem(
                status,
                "not-a-node",
                "The answer did not come from a Tallystick node",
                "status " + status + " without a problem document",
                "check the address of the node, and any proxy before it");
    }
}
