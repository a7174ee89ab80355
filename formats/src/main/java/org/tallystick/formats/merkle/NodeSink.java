package org.tallystick.formats.merkle;

import org.tallystick.formats.Hash;

/** Is told of each complete subtree at the moment its last leaf is appended; keeps what {@link HashReader} gives back. */
@FunctionalInterface
public interface NodeSink {
    /** The hash of the complete subtree of that height and position. */
    void node(int level, long index, Hash hash);
}
