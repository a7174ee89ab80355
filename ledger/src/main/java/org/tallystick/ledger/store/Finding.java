package org.tallystick.ledger.store;

import java.nio.file.Path;

/** One thing that an audit found wrong. */
public sealed interface Finding {

    /** In words, for the operator. */
    String message();

    /** True if only something derived is wrong, which the next start can build anew. */
    default boolean derived() {
        return false;
    }

    /** A block is not what was written; the log cannot be trusted from there on. */
    record DamagedBlock(long block, Path file, long offset, String why) implements Finding {
        @Override
        public String message() {
            return "block " + block + " at byte " + offset + " of " + file + " is damaged: " + why;
        }
    }

    /** The last block was not written whole. It was never acknowledged; the next start cuts it off. */
    record TornBlock(long block, Path file, long offset) implements Finding {
        @Override
        public String message() {
            return "block " + block + " at byte " + offset + " of " + file
                    + " was not written whole; it was never acknowledged, and the next start cuts it off";
        }

        @Override
        public boolean derived() {
            return true;
        }
    }

    /** The log ends before blocks that were committed. */
    record BlocksMissing(long blocks, long committed) implements Finding {
        @Override
        public String message() {
            return "the log has " + blocks + " blocks, but " + committed + " were committed";
        }
    }

    /** A block does not follow from the one before it. */
    record BrokenChain(long block, String why) implements Finding {
        @Override
        public String message() {
            return "block " + block + " does not fit: " + why;
        }
    }

    /** An entry is not an executed transaction. */
    record MalformedEntries(long block, String why) implements Finding {
        @Override
        public String message() {
            return "block " + block + " holds an entry that is none: " + why;
        }
    }

    /** The entries up to a block do not give the root that the block was written with. */
    record OtherLogRoot(long block) implements Finding {
        @Override
        public String message() {
            return "the entries up to block " + block + " do not give the log's root in it";
        }
    }

    /** The changes up to a block do not give the root in its header. */
    record OtherStateRoot(long block) implements Finding {
        @Override
        public String message() {
            return "the changes up to block " + block + " do not give the state's root in its header";
        }
    }

    /** A change does not name the version before it. */
    record BrokenHistory(long block, String key) implements Finding {
        @Override
        public String message() {
            return "the change of " + key + " in block " + block + " does not name the version before it";
        }
    }

    /** A block holds what no block may hold. */
    record BrokenRule(long block, String rule) implements Finding {
        @Override
        public String message() {
            return "block " + block + ": " + rule;
        }
    }

    /** Executing a block again gave something else. */
    record OtherExecution(long block, String what) implements Finding {
        @Override
        public String message() {
            return "executing block " + block + " again gives " + what;
        }
    }

    /** Something derived is missing or is not what the log gives. */
    record DerivedDiffers(Path file, String what) implements Finding {
        @Override
        public String message() {
            return file + ": " + what
                    + "; stop the node and delete the folders index, hashes, offsets and state, the next"
                    + " start builds them anew";
        }

        @Override
        public boolean derived() {
            return true;
        }
    }
}
