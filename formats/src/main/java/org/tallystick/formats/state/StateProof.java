package org.tallystick.formats.state;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/**
 * A proof that a key has a value, or has none ({@code spec/state-tree.md}, "Proofs"). Its root stands in the header entry
 * of a block, which a receipt proves.
 *
 * @param key the key, 1 to 200 printable ASCII characters
 * @param ending what stands where the key's path ends
 * @param siblings the hashes beside the path from the root down, {@link StateHasher#EMPTY} where there is no leaf
 */
public record StateProof(String key, Ending ending, List<Hash> siblings) {
    /** The longest key, in characters. */
    public static final int MAX_KEY = 200;

    /** What stands where a key's path ends. */
    public sealed interface Ending {
        /** The key's own leaf: it has this value. */
        record Value(Bytes value) implements Ending {}

        /** A subtree without leaves: the key has no value. */
        record Nothing() implements Ending {}

        /** The only leaf of that subtree, which is another key's: the key has no value. */
        record OtherLeaf(Hash keyHash, Hash valueHash) implements Ending {}
    }

    public StateProof {
        checkKey(key);
        siblings = List.copyOf(siblings);
        MalformedException.unless(
                siblings.size() <= StateHasher.BITS, Fault.PROOF_LENGTH, "a path has at most 256 siblings");
        MalformedException.unless(
                siblings.isEmpty() || !siblings.getLast().equals(StateHasher.EMPTY),
                Fault.STATE_PROOF_SHAPE,
                "a path never ends beside nothing");
        if (ending instanceof Ending.OtherLeaf(Hash other, Hash _)) {
            int shared = StateHasher.sharedBits(other, StateHasher.keyHash(key));
            MalformedException.unless(
                    shared < StateHasher.BITS && shared >= siblings.size(),
                    Fault.STATE_PROOF_SHAPE,
                    "the other leaf does not lie on the key's path");
        }
    }

    /** Reads the JSON form. */
    public static Parsed<StateProof> parse(Bytes utf8) {
        return Parsed.of(() -> StateProofJson.read(Json.parseObject(utf8).orThrow()));
    }

    /** The JSON form. */
    public JsonObject json() {
        return StateProofJson.write(this);
    }

    /** What this shows under that root. */
    public StateVerdict verify(Hash root) {
        StateHasher hasher = new StateHasher();
        Hash path = StateHasher.keyHash(key);
        Hash hash = ending(hasher, path);
        for (int depth = siblings.size() - 1; depth >= 0; depth--) {
            Hash sibling = siblings.get(depth);
            hash = StateHasher.right(path, depth) ? hasher.inner(sibling, hash) : hasher.inner(hash, sibling);
        }
        if (!hash.equals(root)) {
            return new StateVerdict.Invalid(Fault.PROOF_ROOT, "the path leads to another root than the block's");
        }
        return ending instanceof Ending.Value(Bytes value)
                ? new StateVerdict.Present(value)
                : new StateVerdict.Absent();
    }

    private Hash ending(StateHasher hasher, Hash path) {
        return switch (ending) {
            case Ending.Value(Bytes value) -> hasher.leaf(path, StateHasher.valueHash(value));
            case Ending.Nothing _ -> StateHasher.EMPTY;
            case Ending.OtherLeaf(Hash key, Hash value) -> hasher.leaf(key, value);
        };
    }

    private static void checkKey(String key) {
        boolean fits = !key.isEmpty() && key.length() <= MAX_KEY;
        MalformedException.unless(
                fits && key.chars().allMatch(c -> c > 0x20 && c < 0x7f),
                Fault.STATE_KEY,
                "a key is 1 to 200 printable ASCII characters without spaces");
    }
}
