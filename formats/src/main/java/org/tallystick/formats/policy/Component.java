package org.tallystick.formats.policy;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.note.VerifierKey;

/** Something that can have witnessed a checkpoint. Names mean nothing outside their policy. */
public sealed interface Component {
    /** The name by which groups and the quorum refer to it. */
    String name();

    /**
     * A key that cosigns.
     *
     * @param key of type 0x04 or 0x06
     * @param url where it takes checkpoints, for others than verifiers
     */
    record Witness(String name, VerifierKey key, Optional<String> url) implements Component {}

    /**
     * So many of its members must have witnessed.
     *
     * @param threshold from 1 to the number of members
     * @param members names of components that stand before this one
     */
    record Group(String name, int threshold, List<String> members) implements Component {
        public Group {
            members = List.copyOf(members);
        }
    }
}
