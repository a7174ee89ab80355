package org.tallystick.sharing.holder;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.StateView;

/** The ledger as a member's own node looks at it and adds to it. */
public interface Ledger {
    /** The state after the last committed block. */
    View view();

    /**
     * Submits a transaction.
     *
     * @param jws the signed transaction
     * @return completes when it is known what became of it, on any thread; never exceptionally
     */
    CompletionStage<Fate> submit(Bytes jws);

    /** The state after one block; it stays as it is while the ledger moves on. */
    interface View extends StateView {
        /** The number of the block. */
        long block();

        /** The block's time, milliseconds since 1970, UTC. */
        long time();

        /** The keys that begin so, sorted, from after one of them on. */
        List<Key> keys(String prefix, Optional<Key> after, int limit);
    }

    /** What became of a transaction. */
    sealed interface Fate {
        /** It has its place in the order. */
        record Executed(Outcome outcome) implements Fate {}

        /** It has none, and will not get one as it is. */
        record NotTaken(String why) implements Fate {}
    }
}
