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
    BAD_CURSOR(400, "The cursor does not belong to this list", "hand back 'next' as it came, with the same parameters"),
    BAD_BODY(400, "The body is not what is expected here", "compare it with the contract at /openapi.yaml"),
    NOT_FOUND(404, "There is no such thing here, or not for you", "check the identifier, and which account asks"),
    METHOD_NOT_ALLOWED(405, "The method is not served here", "use one that the Allow header names"),
    TOO_SLOW(408, "The request came too slowly", "send it again over a better line"),
    LENGTH_REQUIRED(411, "The body's length must be known", "send Content-Length instead of chunks"),
    TOO_LARGE(413, "The body is larger than this node takes", "send less at once"),
    TARGET_TOO_LONG(414, "The request target is too long", "shorten the query"),
    UNSUPPORTED_MEDIA_TYPE(
            415, "The body's media type is not served here", "set the Content-Type that the contract names"),
    RANGE_NOT_SATISFIABLE(416, "There is no such range", "ask for one range within the size in Content-Range"),
    RATE_LIMITED(429, "Too many requests from this client", "wait as Retry-After says, then go on more slowly"),
    TOO_MANY_STREAMS(429, "Too many event streams from this account", "close one that is not needed"),
    HEADERS_TOO_LARGE(431, "The headers are larger than this node takes", "send fewer or shorter ones"),

    // Who asks
    TOKEN_MISSING(401, "A request token is needed", "sign one with your account's key, or have 'tally token' make one"),
    TOKEN_MALFORMED(401, "The request token is not well-formed", "compare it with spec/formats.md"),
    TOKEN_WRONG_NODE(401, "The request token is meant for another node", "sign one with this node as its aud"),
    TOKEN_WRONG_REQUEST(401, "The request token is meant for another request", "sign method, path and query as sent"),
    TOKEN_WRONG_BODY(401, "The request token is meant for another body", "set bth to the SHA-256 of the body as sent"),
    TOKEN_EXPIRED(401, "The request token has expired", "sign one for each request; check this computer's clock"),
    TOKEN_NOT_YET_VALID(401, "The request token is from the future", "check this computer's clock"),
    TOKEN_BAD_SIGNATURE(401, "The request token is not signed by an account of this network", "check account and key"),
    TOKEN_REPLAYED(401, "The request token was used before", "sign a new one for each request"),
    TOKEN_SCOPE(403, "The token's scope does not cover this", "ask for the scope, or sign a token for this request"),
    ACCOUNT_SUSPENDED(403, "The account is suspended", "ask its member's administrator"),
    NOT_ALLOWED(403, "This account may not do that", "ask with an account that may"),

    // A transaction
    MALFORMED(400, "The transaction is not well-formed", "compare it with spec/formats.md; 'fault' names the rule"),
    WRONG_NETWORK(400, "The transaction is meant for another network", "sign it with this network as its aud"),
    EXPIRED(400, "The transaction has expired", "sign it anew; check this computer's clock"),
    NOT_YET_VALID(400, "The transaction is from the future", "check this computer's clock"),
    UNKNOWN_ACCOUNT(403, "The transaction's account is not on this ledger", "register it first"),
    SUSPENDED(403, "The transaction's account is suspended", "ask its member's administrator"),
    BAD_SIGNATURE(403, "The transaction is not signed by its account's key", "check account and key"),
    DUPLICATE(409, "Another transaction had the same jti", "take a new jti for a new transaction"),
    UNKNOWN_CALL(422, "There is no such call", "see /v1/calls"),
    BAD_ARGUMENTS(422, "The arguments do not fit the call", "compare them with the schema at /v1/calls"),
    BAD_DETAILS(422, "The details do not belong to the transaction", "send the text whose SHA-256 the arguments name"),
    PAYLOAD_MISSING(409, "The record's payload is not in this member's vault", "upload it first: POST /v1/payloads"),
    MEMBER_FULL(429, "Too many transactions of this member's accounts wait already", "wait for some to be committed"),
    ACCOUNT_FULL(429, "Too many transactions of this account wait already", "wait for some to be committed"),
    FULL(503, "Too many transactions wait already", "send it again as Retry-After says; it is safe to"),

    // The node
    NOT_RELEASED(409, "The access has not been allowed", "see its status; ask anew with accesses.request"),
    PAYLOAD_DAMAGED(
            409, "The payload failed its integrity check and is quarantined", "ask another holder, or the owner"),
    INTERNAL(500, "Something failed inside the node", "try again; if it lasts, tell whoever runs the node"),
    NOT_YET(503, "What it belongs to is not on this node's ledger yet", "send it again as Retry-After says"),
    LEDGER_DAMAGED(
            500,
            "This part of the node's ledger is damaged",
            "ask another node; whoever runs this one must restore its ledger"),
    NOT_COSIGNED_YET(503, "A quorum has not cosigned this yet", "ask again as Retry-After says"),
    HALTED(
            503,
            "The node takes no more transactions",
            "ask another node; whoever runs this one is told what to do at /ready"),
    STARTING(503, "The node is starting", "ask again as Retry-After says"),
    STOPPING(503, "The node is stopping", "ask another node, or this one after its restart"),
    HTTP_VERSION(505, "The HTTP version is not served here", "use HTTP/1.1"),
    DISK_FULL(507, "The node has no room left", "tell whoever runs the node");

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

    /** What to do about it. */
    public String next() {
        return next;
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
