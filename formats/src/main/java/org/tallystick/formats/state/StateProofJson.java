package org.tallystick.formats.state;

import java.util.List;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.state.StateProof.Ending;

/** The JSON form of a state proof. An empty sibling is the empty string, so that it costs two bytes and not 43. */
final class StateProofJson {
    private StateProofJson() {}

    static JsonObject write(StateProof proof) {
        List<String> siblings = proof.siblings().stream()
                .map(hash -> hash.equals(StateHasher.EMPTY) ? "" : hash.url())
                .toList();
        JsonObject.Builder json = JsonObject.with("key", proof.key()).with("siblings", JsonArray.ofStrings(siblings));
        switch (proof.ending()) {
            case Ending.Value(Bytes value) -> json.with("value", Base64Text.encodeUrl(value.dangerArray()));
            case Ending.Nothing _ -> {}
            case Ending.OtherLeaf(Hash key, Hash value) ->
                json.with(
                        "other",
                        JsonObject.builder()
                                .with("key", key)
                                .with("value", value)
                                .build());
        }
        return json.build();
    }

    static StateProof read(JsonObject json) {
        json.allowOnly("key", "other", "siblings", "value");
        List<Hash> siblings = json.array("siblings").strings().stream()
                .map(StateProofJson::sibling)
                .toList();
        return new StateProof(json.string("key"), ending(json), siblings);
    }

    private static Ending ending(JsonObject json) {
        MalformedException.unless(
                !json.has("value") || !json.has("other"), Fault.STATE_PROOF_SHAPE, "a path has one ending");
        if (json.has("value")) {
            return new Ending.Value(Bytes.wrap(Base64Text.decodeUrl(json.string("value"))));
        }
        if (json.has("other")) {
            JsonObject other = json.object("other");
            other.allowOnly("key", "value");
            return new Ending.OtherLeaf(other.hash("key"), other.hash("value"));
        }
        return new Ending.Nothing();
    }

    private static Hash sibling(String text) {
        if (text.isEmpty()) {
            return StateHasher.EMPTY;
        }
        Hash hash = Hash.parseUrl(text);
        MalformedException.unless(
                !hash.equals(StateHasher.EMPTY), Fault.STATE_PROOF_SHAPE, "nothing is written as an empty string");
        return hash;
    }
}
