package org.tallystick.ledger.mempool;

import java.util.Locale;

/** Why a transaction is not taken, or leaves no entry after all. Each says what its sender can do. */
public enum Reason {
    MALFORMED("correct the transaction; spec/formats.md says how it is made"),
    TOO_LARGE("make it smaller: at most 60,000 bytes; payloads and details travel beside the ledger"),
    WRONG_NETWORK("sign it with this network's name as 'aud'"),
    NOT_YET_VALID("check the clock of the machine that signed, then send it again"),
    EXPIRED("sign it again with a later 'exp' and a new 'jti'"),
    DUPLICATE("sign it again with a new random 'jti': this one stands for another transaction"),
    UNKNOWN_ACCOUNT("have the account registered by its member's administrator"),
    SUSPENDED("ask the account's member to resume it"),
    UNKNOWN_CALL("take one of the calls that the node lists"),
    BAD_ARGUMENTS("correct the arguments; the node publishes the schema of each call"),
    BAD_SIGNATURE("sign with the key that the ledger has for this account now"),
    FULL("send it again in a moment: the node has as many transactions waiting as it takes"),
    ACCOUNT_FULL("wait for the results of those sent before: this account has as many waiting as it may"),
    MEMBER_FULL(
            "send it again in a moment: this member's accounts have as many waiting as leaves room for other members"),
    DISK_FULL("tell whoever runs the node to make room on its disk; then send it again"),
    HALTED("send it to another node; whoever runs this one must mend its ledger first"),
    STOPPING("send it to another node, or to this one when it is back");

    private final String advice;

    Reason(String advice) {
        this.advice = advice;
    }

    /** The word for programs, such as {@code unknown-account}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its sender can do. */
    public String advice() {
        return advice;
    }

    /** True if the same transaction may be taken later without being changed. */
    public boolean isPassing() {
        return switch (this) {
            case FULL,
                    ACCOUNT_FULL,
                    MEMBER_FULL,
                    DISK_FULL,
                    HALTED,
                    STOPPING,
                    NOT_YET_VALID,
                    SUSPENDED,
                    UNKNOWN_ACCOUNT -> true;
            case MALFORMED, TOO_LARGE, WRONG_NETWORK, EXPIRED, DUPLICATE, UNKNOWN_CALL, BAD_ARGUMENTS, BAD_SIGNATURE ->
                false;
        };
    }
}
