package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.state.StateHasher;
import org.tallystick.formats.state.StateProof;
import org.tallystick.formats.state.StateProof.Ending;
import org.tallystick.ledger.contract.Key;

/** Reads values of one state, from memory or from the log, and checks those from the log against the state's tree. */
final class StateReader {
    private final StateRoot state;
    private final BlockLog log;
    private final ValueCache cache;

    StateReader(StateRoot state, BlockLog log, ValueCache cache) {
        this.state = state;
        this.log = log;
        this.cache = cache;
    }

    Optional<Bytes> value(Key key) {
        Leaf probe = StateEdits.probe(key);
        Optional<Leaf> leaf = TreeReader.leaf(state, probe);
        if (leaf.isEmpty()) {
            return Optional.empty();
        }
        return leaf.get().cached().or(() -> TreeReader.find(state, probe).map(this::load));
    }

    StateProof proof(Key key) {
        Leaf probe = StateEdits.probe(key);
        TreeReader.PathEnd path = TreeReader.path(state, probe);
        Ending ending = path.end().map(found -> ending(found, probe)).orElseGet(Ending.Nothing::new);
        return new StateProof(key.value(), ending, path.siblings());
    }

    private Ending ending(TreeReader.Found found, Leaf key) {
        Bytes value = load(found);
        return found.leaf().sameKey(key)
                ? new Ending.Value(value)
                : new Ending.OtherLeaf(found.leaf().keyHash(), StateHasher.valueHash(value));
    }

    private Bytes load(TreeReader.Found found) {
        Leaf leaf = found.leaf();
        return leaf.cached().orElseGet(() -> loadFromLog(found));
    }

    private Bytes loadFromLog(TreeReader.Found found) {
        Leaf leaf = found.leaf();
        Bytes value = read(leaf.location());
        Hash hash = new StateHasher().leaf(leaf.keyHash(), StateHasher.valueHash(value));
        if (!hash.equals(found.hash())) {
            throw damaged(leaf.location());
        }
        cache.keep(leaf, value);
        return value;
    }

    private Bytes read(long location) {
        try {
            ChangeRecord record = ChangeRecord.read(ByteBuffer.wrap(log.read(location)));
            return record.value().orElseThrow(() -> damaged(location));
        } catch (MalformedException e) {
            throw damaged(location);
        }
    }

    private static StoreFailure damaged(long location) {
        return StoreFailure.damaged("The value at position " + Location.position(location)
                + " of the block log is not the one whose hash is in the state's tree");
    }
}
