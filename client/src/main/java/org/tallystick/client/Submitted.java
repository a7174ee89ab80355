package org.tallystick.client;

import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/** What became of a transaction that a node took: it is on the ledger, carried out or refused by its contract. */
public sealed interface Submitted {
    /** The transaction. */
    TransactionId id();

    /** The index of its entry in the log. */
    long index();

    /** The number of its block. */
    long block();

    /** It was carried out. */
    record Done(TransactionId id, long index, long block, long time, JsonObject result) implements Submitted {}

    /** Its contract refused it; the entry says so and nothing else changed. */
    record Refused(TransactionId id, long index, long block, String code, String why) implements Submitted {}

    /** The outcome as the node reports it. */
    static Submitted of(TransactionId id, long index, Result result) {
        return switch (result.outcome()) {
            case org.tallystick.formats.entry.Outcome.Done(JsonObject ok) ->
                new Done(id, index, result.block(), result.time(), ok);
            case org.tallystick.formats.entry.Outcome.Refused(String code, String why) ->
                new Refused(id, index, result.block(), code, why);
        };
    }

    /** The transaction as carried out. @throws RefusedException if its contract refused it */
    default Done orThrow() {
        return switch (this) {
            case Done done -> done;
            case Refused refused -> throw new RefusedException(refused);
        };
    }
}
