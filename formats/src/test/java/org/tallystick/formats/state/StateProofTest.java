package org.tallystick.formats.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.state.StateProof.Ending;

class StateProofTest {
    private final Random random = new Random(7);

    @Test
    void anEmptyStateHasTheZeroRootAndProvesAbsence() {
        StateTree tree = new StateTree(Map.of());
        assertThat(tree.root()).isEqualTo(Hash.ZERO);
        assertThat(tree.prove("a").verify(tree.root())).isEqualTo(new StateVerdict.Absent());
    }

    @Test
    void aStateWithOneKeyIsItsLeaf() {
        StateTree tree = new StateTree(Map.of("a", Bytes.utf8("1")));
        Hash leaf = Hash.of(
                new byte[] {0},
                Hash.of(Bytes.utf8("a")).dangerArray(),
                Hash.of(Bytes.utf8("1")).dangerArray());
        assertThat(tree.root()).isEqualTo(leaf);
        assertThat(tree.prove("b").ending()).isInstanceOf(Ending.OtherLeaf.class);
        assertThat(tree.prove("b").verify(tree.root())).isEqualTo(new StateVerdict.Absent());
    }

    @Test
    void everyKeyIsProvenPresentAndEveryOtherAbsent() {
        for (int size = 0; size < 60; size++) {
            Map<String, Bytes> state = state(size);
            StateTree tree = new StateTree(state);
            Hash root = tree.root();
            state.forEach((key, value) ->
                    assertThat(tree.prove(key).verify(root)).isEqualTo(new StateVerdict.Present(value)));
            for (int i = 0; i < 60; i++) {
                assertThat(tree.prove("no/" + i).verify(root)).isEqualTo(new StateVerdict.Absent());
            }
        }
    }

    @Test
    void noProofHoldsWithAFlippedBit() {
        StateTree tree = new StateTree(state(40));
        for (String key : List.of("key/1", "key/2", "no/1", "no/2", "no/3")) {
            StateProof proof = tree.prove(key);
            for (int i = 0; i < proof.siblings().size(); i++) {
                List<Hash> siblings = new ArrayList<>(proof.siblings());
                siblings.set(i, flipped(siblings.get(i)));
                assertInvalid(new StateProof(key, proof.ending(), siblings).verify(tree.root()));
            }
            assertInvalid(proof.verify(flipped(tree.root())));
            assertInvalid(new StateProof(key, new Ending.Value(Bytes.utf8("x")), proof.siblings()).verify(tree.root()));
        }
    }

    @Test
    void aProofHoldsForNoOtherKey() {
        StateTree tree = new StateTree(state(40));
        StateProof proof = tree.prove("key/1");
        assertInvalid(new StateProof("key/2", proof.ending(), proof.siblings()).verify(tree.root()));
    }

    @Test
    void aPresentKeyIsNeverProvenAbsent() {
        StateTree tree = new StateTree(state(40));
        StateProof proof = tree.prove("key/1");
        for (int depth = 0; depth <= proof.siblings().size(); depth++) {
            StateProof lie = new StateProof(
                    "key/1", new Ending.Nothing(), proof.siblings().subList(0, depth));
            assertInvalid(lie.verify(tree.root()));
        }
        Hash ownKey = StateHasher.keyHash("key/1");
        assertThatThrownBy(() -> new StateProof("key/1", new Ending.OtherLeaf(ownKey, Hash.ZERO), proof.siblings()))
                .isInstanceOfSatisfying(
                        MalformedException.class, e -> assertThat(e.fault()).isEqualTo(Fault.STATE_PROOF_SHAPE));
    }

    @Test
    void theRootDoesNotDependOnTheOrderOfWriting() {
        Map<String, Bytes> state = state(30);
        Map<String, Bytes> other = new HashMap<>(100);
        List<String> keys = new ArrayList<>(state.keySet());
        keys.sort(java.util.Comparator.reverseOrder());
        keys.forEach(key -> other.put(key, state.getOrDefault(key, Bytes.EMPTY)));
        assertThat(new StateTree(other).root()).isEqualTo(new StateTree(state).root());
    }

    @Test
    void theJsonFormComesBack() {
        StateTree tree = new StateTree(state(50));
        for (int i = 0; i < 50; i++) {
            for (StateProof proof : List.of(tree.prove("key/" + i), tree.prove("no/" + i))) {
                assertThat(StateProof.parse(proof.json().canonical())).isEqualTo(new Parsed.Ok<>(proof));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | JSON_NOT_AN_OBJECT",
                "{ | JSON_SYNTAX",
                "{\"siblings\":[]} | FIELD_MISSING",
                "{\"key\":\"a\"} | FIELD_MISSING",
                "{\"key\":\"\",\"siblings\":[]} | STATE_KEY",
                "{\"key\":\"a b\",\"siblings\":[]} | STATE_KEY",
                "{\"key\":\"a\",\"siblings\":[],\"x\":1} | FIELD_UNKNOWN",
                "{\"key\":\"a\",\"siblings\":[1]} | FIELD_TYPE",
                "{\"key\":\"a\",\"siblings\":[\"AA\"]} | TOO_SHORT",
                "{\"key\":\"a\",\"siblings\":[\"!\"]} | NOT_BASE64URL",
                "{\"key\":\"a\",\"siblings\":[\"\"]} | STATE_PROOF_SHAPE",
                "{\"key\":\"a\",\"siblings\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"]} | STATE_PROOF_SHAPE",
                "{\"key\":\"a\",\"siblings\":[],\"value\":\"MQ==\"} | NOT_BASE64URL",
                "{\"key\":\"a\",\"siblings\":[],\"value\":\"MQ\",\"other\":{}} | STATE_PROOF_SHAPE",
                "{\"key\":\"a\",\"siblings\":[],\"other\":{\"key\":\"AA\"}} | TOO_SHORT",
            })
    void malformedJsonHasItsOwnFault(String json, Fault fault) {
        assertThat(StateProof.parse(Bytes.utf8(json)))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
    }

    private Map<String, Bytes> state(int size) {
        Map<String, Bytes> state = new HashMap<>();
        for (int i = 0; i < size; i++) {
            byte[] value = new byte[random.nextInt(20)];
            random.nextBytes(value);
            state.put("key/" + i, Bytes.wrap(value));
        }
        return state;
    }

    private Hash flipped(Hash hash) {
        byte[] bytes = hash.toArray();
        bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
        return Hash.wrap(bytes);
    }

    private static void assertInvalid(StateVerdict verdict) {
        assertThat(verdict).isInstanceOf(StateVerdict.Invalid.class);
    }
}
