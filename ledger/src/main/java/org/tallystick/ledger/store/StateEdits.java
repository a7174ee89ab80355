package org.tallystick.ledger.store;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.state.StateHasher;
import org.tallystick.ledger.contract.Key;

/** Turns changes into edits of the state tree: hashes keys and values. One instance belongs to one thread. */
final class StateEdits {
    private final MessageDigest digest = Hash.sha256();
    private final StateHasher hasher = new StateHasher();
    private final byte[] keyHash = new byte[Hash.SIZE];
    private final byte[] valueHash = new byte[Hash.SIZE];

    /** The edits of a block. */
    Edits of(List<Change> changes) {
        Edit[] inOrder = new Edit[changes.size()];
        for (int i = 0; i < inOrder.length; i++) {
            Change change = changes.get(i);
            inOrder[i] = edit(change.key(), change.value(), i);
        }
        return new Edits(inOrder);
    }

    /** The edit of one change. */
    Edit edit(Key key, Optional<Bytes> value, int position) {
        hash(key.value().getBytes(StandardCharsets.US_ASCII), keyHash);
        Leaf leaf = new Leaf(keyHash, 0, 0);
        if (value.isEmpty()) {
            return Edit.delete(leaf, position);
        }
        hash(value.get().dangerArray(), valueHash);
        byte[] hash = new byte[Hash.SIZE];
        hasher.leaf(keyHash, 0, valueHash, 0, hash, 0);
        leaf.cache(value.get());
        return Edit.put(leaf, hash, position);
    }

    /** A leaf to look a key up by. */
    static Leaf probe(Key key) {
        return new Leaf(StateHasher.keyHash(key.value()).dangerArray(), 0, 0);
    }

    private void hash(byte[] bytes, byte[] out) {
        digest.update(bytes);
        try {
            digest.digest(out, 0, Hash.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash has 32 bytes", e);
        }
    }
}
