package org.tallystick.ledger.store;

import java.util.Optional;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.ledger.contract.Key;

/** Executes a block again, for an audit. Whoever knows the contracts supplies it. */
@FunctionalInterface
public interface Reexecution {
    /**
     * Executes the transactions of a block again.
     *
     * @param logged the block as the log has it
     * @param before the values before that block
     * @return the block as it should be: entries with their results, the header, the changes
     * @throws BrokenRule if the block must not be there at all. Whatever else this throws is a finding, too
     */
    Block execute(Block logged, Function<Key, Optional<Bytes>> before);

    /** A block holds what no block may hold; the message, which goes on after "block n: ", says what. */
    final class BrokenRule extends RuntimeException {
        public BrokenRule(String message) {
            super(message);
        }
    }
}
