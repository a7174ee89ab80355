package org.tallystick.formats.merkle;

import org.tallystick.formats.Hash;

/** Where the hashes of a log's tree come from: files, memory, or tiles that were fetched. */
@FunctionalInterface
public interface HashReader {
    /**
     * The hash of one complete subtree: {@code MTH(D[index * 2^level : (index + 1) * 2^level])} in the words of RFC 6962.
     *
     * @param level the subtree's height: 0 for the hash of a leaf
     * @param index the subtree's position among those of its height, from 0
     */
    Hash node(int level, long index);
}
