package org.tallystick.api.problem;

import java.util.Locale;

/**
 * Every kind of problem the API reports: its HTTP status, what happened, and what to do next. The names are part of the
 * contract ({@code spec/openapi.yaml}, schema ProblemCode); a test holds the two together.
 */
public enum Code {
    // The request
    BAD_REQUEST(
            400, "The request is not well-formed HTTP", "send HTTP/1.1 as the contract at /openapi.yaml describes it"),
    BAD_PARAMETER(400, "A parameter has a value that it cannot have", "compare it with the contract at /openapi.yaml"),
    UNKNOWN_PARAMETER(400, "A parameter is unknown here, or given twice", "leave it out, or name it once"),
    BAD_CURSOR(
            400,
            "The cursor does not belong to this list",
            "hand back 'next' as it came, with the same parameters, or begin again without a cursor"),
    BAD_BODY(400, "The body is not what is expected here", "compare it with the contract at /openapi.yaml"),
    NOT_FOUND(
            404,
            "There is no such thing here, or not for you",
            "check the identifier; if it is right, ask as an account that it concerns, or at its own member's node"),
    UNKNOWN_PATH(404, "This node has no such path", "check the spelling; the page at / lists every path that there is"),
    METHOD_NOT_ALLOWED(405, "This path is not for that method", "use one of those that are served here"),
    TOO_SLOW(408, "The request came too slowly", "send it again over a better line"),
    LENGTH_REQUIRED(411, "The body's length must be known", "send Content-Length instead of chunks"),
    TOO_LARGE(413, "The body is larger than this node takes", "send less at once"),
    TARGET_TOO_LONG(414, "The request target is too long", "shorten the query"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not served here", "set the Content-Type that is taken here"),
    RANGE_NOT_SATISFIABLE(416, "There is no such range", "ask for one range of bytes within the size"),
    RATE_LIMITED(429, "Too many requests from this client", "go on in @, and more slowly"),
    TOO_MANY_STREAMS(
            429, "Too many event streams from this account", "close one that is not needed, then ask again in @"),
    HEADERS_TOO_LARGE(431, "The headers are larger than this node takes", "send fewer or shorter ones"),

    // Who asks
    TOKEN_MISSING(
            401,
            "A request token is needed",
            "have 'tally token' make one, or sign one with your account's key; send it as 'Authorization: Bearer TOKEN'"),
    TOKEN_MALFORMED(
            401,
            "The request token is not well-formed",
            "compare it with spec/formats.md; 'tally token' makes good ones"),
    TOKEN_WRONG_NODE(401, "The request token is meant for another node", "sign one with this node as its aud"),
    TOKEN_WRONG_REQUEST(
            401,
            "The request token is meant for another request",
            "sign one for the method, path and query exactly as they are sent"),
    TOKEN_WRONG_BODY(401, "The request token is meant for another body", "set bth to the SHA-256 of the body as sent"),
    TOKEN_EXPIRED(401, "The request token has expired", "sign one for each request; check this computer's clock"),
    TOKEN_NOT_YET_VALID(
            401, "The request token is from the future", "check this computer's clock, then sign a new token"),
    TOKEN_BAD_SIGNATURE(
            401,
            "The request token is not signed by an account of this network",
            "check account and key: once keys were rotated only the new ones count"),
    TOKEN_REPLAYED(401, "The request token was used before", "sign a new one for each request"),
    TOKEN_SCOPE(
            403,
            "The token's scope does not cover this",
            "'tally token --scope' makes one with another scope, 'tally token --for' one for this very request"),
    ACCOUNT_SUSPENDED(403, "The account is suspended", "have its member's administrator resume it"),
    NOT_ALLOWED(403, "This account may not do that", "do it as an account that may, or ask whoever has one"),

    // A transaction
    MALFORMED(400, "The transaction is not well-formed", "compare it with spec/formats.md; 'fault' names the rule"),
    WRONG_NETWORK(400, "The transaction is meant for another network", "sign it with this network as its aud"),
    EXPIRED(400, "The transaction has expired", "check this computer's clock, then sign it anew with a later exp"),
    NOT_YET_VALID(400, "The transaction is from the future", "check this computer's clock, then sign it anew"),
    SUSPENDED(403, "The transaction's account is suspended", "have its member's administrator resume it"),
    BAD_SIGNATURE(
            403,
            "The transaction is not signed by an account of this ledger",
            "check account and key: a new account is registered first ('tally account new'), and once keys were rotated only the "
                    + "new ones count"),
    DUPLICATE(409, "Another transaction had the same jti", "take a new jti for a new transaction"),
    UNKNOWN_CALL(422, "There is no such call", "take one of those that GET /v1/calls lists"),
    BAD_ARGUMENTS(422, "The arguments do not fit the call", "compare them with the call's 'schema' at /v1/calls"),
    BAD_DETAILS(
            422,
            "The details are not those that the transaction needs",
            "send the document whose SHA-256 the arguments name, its body as the call's 'details' at /v1/calls says"),
    PAYLOAD_MISSING(
            409,
            "The record's payload is not in this member's vault",
            "upload it first (POST /v1/payloads), then send this again"),
    MEMBER_FULL(429, "Too many transactions of this member's accounts wait already", "send the very same again in @"),
    ACCOUNT_FULL(429, "Too many transactions of this account wait already", "send the very same again in @"),
    BUSY(503, "Too much is being sent to this node at once", "send it again in @, or less at once"),
    FULL(503, "Too many transactions wait already", "send the very same again in @: it counts once"),

    // The node
    NOT_RELEASED(
            409,
            "Nothing is released for this access",
            "see its status at /v1/accesses; 'tally read', or the call accesses.request, asks anew"),
    PAYLOAD_DAMAGED(
            409,
            "The payload is damaged or missing in this member's vault",
            "tell whoever runs the node to restore it from a back-up; ask again then"),
    INTERNAL(500, "Something failed inside the node", "try again; if it lasts, tell whoever runs the node"),
    NOT_YET(503, "What it belongs to is not on this node's ledger yet", "send the very same again in @"),
    LEDGER_DAMAGED(
            500,
            "This part of the node's ledger is damaged",
            "ask another node; whoever runs this one must restore its ledger"),
    NOT_COSIGNED_YET(503, "Too few have cosigned this yet", "ask again in @; if it lasts, tell whoever runs the node"),
    HALTED(
            503,
            "The node takes no more transactions",
            "ask another node; whoever runs this one is told what to do at /ready"),
    STARTING(503, "The node is starting", "ask again in @"),
    STOPPING(503, "The node is stopping", "ask another node, or this one after its restart"),
    HTTP_VERSION(505, "The HTTP version is not served here", "use HTTP/1.1"),
    DISK_FULL(507, "The node has no room left", "tell whoever runs the node to make room, then send it again");

    /** How long to wait before the same request may well succeed: what {@code Retry-After} says, and the words with it. */
    public static final int RETRY_AFTER_SECONDS = 1;

    private final int status;
    private final String title;
    private final String next;

    Code(int status, String title, String next) {
        this.status = status;
        this.title = title;
        this.next = next;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What happened, the same words for all problems of this kind. */
    public String title() {
        return title;
    }

    /** What to do about it; where it may pass, in how many seconds. */
    public String next() {
        return next.replace("@", RETRY_AFTER_SECONDS == 1 ? "1 second" : RETRY_AFTER_SECONDS + " seconds");
    }

    /** The name on the wire, such as {@code token-expired}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of the problem document, an absolute URI. */
    public String type() {
        return "https://tallystick.org/problems/" + code();
    }

    /** True where the same request may well succeed soon, so that a client should be told when to try again. */
    public boolean passes() {
        return (status == 429 || status == 503) && this != HALTED;
    }
}
