package org.tallystick.api.resource;

import java.util.Optional;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.formats.Fault;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.mempool.Reason;
import org.tallystick.ledger.mempool.Rejection;

/** What a client is told of a transaction that it handed in. */
sealed interface Outcome {
    /** The same words whether the account exists or not: who cannot sign for it is not told. */
    Problem UNSIGNED = new Problem(
            Code.BAD_SIGNATURE,
            "no account of that name has a key under which it verifies",
            Optional.of(Fault.SIGNATURE.code()));

    /** It waits for its place. */
    record Accepted(TransactionId id) implements Outcome {}

    /** It is on the ledger. */
    record Committed(TransactionId id, long index, Result result) implements Outcome {}

    /** It leaves no entry. */
    record Rejected(Problem problem) implements Outcome {}

    /** As it stands in the answer to a batch. */
    default JsonObject json() {
        return switch (this) {
            case Accepted(TransactionId id) -> named("accepted", id).build();
            case Committed(TransactionId id, long index, Result result) ->
                named("committed", id)
                        .with("index", index)
                        .with("result", result.json())
                        .build();
            case Rejected(Problem problem) ->
                JsonObject.with("status", "rejected")
                        .with("problem", problem.json())
                        .build();
        };
    }

    /** What the mempool said, as a problem. */
    static Rejected rejected(Rejection rejection) {
        return isUnsigned(rejection.reason())
                ? new Rejected(UNSIGNED)
                : new Rejected(new Problem(
                        code(rejection.reason()),
                        rejection.why(),
                        rejection.fault().map(Fault::code)));
    }

    private static boolean isUnsigned(Reason reason) {
        return reason == Reason.UNKNOWN_ACCOUNT || reason == Reason.BAD_SIGNATURE;
    }

    private static Code code(Reason reason) {
        return switch (reason) {
            case MALFORMED -> Code.MALFORMED;
            case TOO_LARGE -> Code.TOO_LARGE;
            case WRONG_NETWORK -> Code.WRONG_NETWORK;
            case NOT_YET_VALID -> Code.NOT_YET_VALID;
            case EXPIRED -> Code.EXPIRED;
            case DUPLICATE -> Code.DUPLICATE;
            case SUSPENDED -> Code.SUSPENDED;
            case UNKNOWN_CALL -> Code.UNKNOWN_CALL;
            case BAD_ARGUMENTS -> Code.BAD_ARGUMENTS;
            case UNKNOWN_ACCOUNT, BAD_SIGNATURE -> Code.BAD_SIGNATURE;
            case FULL -> Code.FULL;
            case ACCOUNT_FULL -> Code.ACCOUNT_FULL;
            case MEMBER_FULL -> Code.MEMBER_FULL;
            case DISK_FULL -> Code.DISK_FULL;
            case HALTED -> Code.HALTED;
            case STOPPING -> Code.STOPPING;
        };
    }

    private static JsonObject.Builder named(String status, TransactionId id) {
        return JsonObject.with("status", status)
                .with("account", id.issuer().toString())
                .with("jti", id.jti());
    }
}
