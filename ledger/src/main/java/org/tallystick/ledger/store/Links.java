package org.tallystick.ledger.store;

/** What stood before each change of a block: the committed version of its key, or an earlier change of the block. */
final class Links {
    private final long[] before;
    private final int[] inBlock;

    /**
     * @param before the location of the key's version as committed, 0 if there is none
     * @param inBlock the position among the block's changes of the one before of the same key, -1 if there is none
     */
    Links(long[] before, int[] inBlock) {
        this.before = before;
        this.inBlock = inBlock;
    }

    /** The location of the version before a change, 0 if it is the first; {@code placed} are those of earlier changes. */
    long previous(int change, long[] placed) {
        int earlier = inBlock[change];
        return earlier < 0 ? before[change] : placed[earlier];
    }

    /** True if the change is the first that its key ever saw. */
    boolean first(int change) {
        return before[change] == 0 && inBlock[change] < 0;
    }
}
