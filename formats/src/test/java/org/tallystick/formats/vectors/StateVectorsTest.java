package org.tallystick.formats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.state.StateProof;
import org.tallystick.formats.state.StateTree;
import org.tallystick.formats.state.StateVerdict;

class StateVectorsTest {
    @TestFactory
    Stream<DynamicTest> statesHaveTheRootsThatAnotherImplementationFound() {
        return Vectors.replay("state-tree.json", one -> {
            JsonObject values = one.object("state");
            Map<String, Bytes> state = new HashMap<>();
            values.names().forEach(key -> state.put(key, Bytes.utf8(values.string(key))));
            StateTree tree = new StateTree(state);
            assertThat(tree.root()).isEqualTo(one.hash("root"));
            state.forEach((key, value) ->
                    assertThat(tree.prove(key).verify(tree.root())).isEqualTo(new StateVerdict.Present(value)));
        });
    }

    @TestFactory
    Stream<DynamicTest> stateProofsShowPresenceOrAbsenceOrNothing() {
        return Vectors.replay(
                "state-proofs.json",
                one -> Vectors.expect(one, verified(one))
                        .ifPresent(verdict -> assertThat(verdict).isEqualTo(expected(one))));
    }

    private static Parsed<StateVerdict> verified(JsonObject one) {
        Hash root = one.hash("root");
        return Parsed.of(() -> {
            JsonObject json = one.object("proof");
            StateProof proof = StateProof.parse(json.canonical()).orThrow();
            assertThat(proof.json()).isEqualTo(json);
            StateVerdict verdict = proof.verify(root);
            if (verdict instanceof StateVerdict.Invalid(Fault fault, String why)) {
                throw new MalformedException(fault, why);
            }
            return verdict;
        });
    }

    private static StateVerdict expected(JsonObject one) {
        return one.has("absent")
                ? new StateVerdict.Absent()
                : new StateVerdict.Present(Bytes.utf8(one.string("present")));
    }
}
