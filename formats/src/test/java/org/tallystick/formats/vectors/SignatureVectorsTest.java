package org.tallystick.formats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.CheckpointSignature;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.formats.note.SignedNote;
import org.tallystick.formats.note.VerifierKey;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.policy.PolicyVerdict;
import org.tallystick.formats.policy.PolicyVerdict.Cosigned;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;

class SignatureVectorsTest {
    private static final SignatureVerifier SIGNATURES = new JdkSignatures();

    @TestFactory
    Stream<DynamicTest> notesAreReadAndVerifiedOrRefused() {
        return Vectors.replay("signed-notes.json", one -> {
            Bytes file = Vectors.bytes(one, "note");
            Parsed<SignedNote> note = SignedNote.parse(file);
            Parsed<SignedNote> verified = one.has("vkey") ? verified(note, one.string("vkey")) : note;
            Vectors.expect(one, verified).ifPresent(found -> {
                assertThat(found.text()).isEqualTo(one.string("text"));
                assertThat(found.encode()).isEqualTo(file);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> verifierKeysAreReadOrRefused() {
        return Vectors.replay(
                "verifier-keys.json",
                one -> Vectors.expect(one, VerifierKey.parse(one.string("vkey")))
                        .ifPresent(key -> {
                            assertThat(key.name()).isEqualTo(one.string("keyName"));
                            assertThat((long) key.type().identifier()).isEqualTo(one.integer("type"));
                            assertThat(key.encode()).isEqualTo(one.string("vkey"));
                        }));
    }

    @TestFactory
    Stream<DynamicTest> checkpointsAreReadAndVerifiedOrRefused() {
        return Vectors.replay("checkpoints.json", one -> {
            Bytes file = Vectors.bytes(one, "checkpoint");
            Parsed<CheckpointSignature> outcome = Parsed.of(() -> {
                SignedCheckpoint checkpoint = SignedCheckpoint.parse(file).orThrow();
                assertThat(checkpoint.encode()).isEqualTo(file);
                VerifierKey key = VerifierKey.parse(one.string("vkey")).orThrow();
                return CheckpointSignature.verify(
                                checkpoint.checkpoint(), checkpoint.of(key).getFirst(), key, SIGNATURES)
                        .orThrow();
            });
            Vectors.expect(one, outcome)
                    .ifPresent(signature -> assertThat(signature.time()).isEqualTo(one.integer("time")));
        });
    }

    @TestFactory
    Stream<DynamicTest> policiesAreReadAndAppliedOrRefused() {
        return Vectors.replay("policies.json", one -> {
            Parsed<Policy> policy = Policy.parse(Vectors.bytes(one, "policy"));
            if (one.has("checkpoint")) {
                Vectors.expect(one, checked(policy, one)).ifPresent(satisfied -> {
                    assertThat(satisfied.quorum()).isEqualTo(one.strings("witnessed"));
                    assertThat(satisfied.cosigned().stream().map(Cosigned::witness))
                            .isEqualTo(one.strings("cosigned"));
                });
            } else {
                Vectors.expect(one, policy)
                        .ifPresent(found ->
                                assertThat(Policy.parse(found.encode())).isEqualTo(policy));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> receiptsProveOrDoNot() {
        return Vectors.replay("receipts.json", one -> {
            Policy policy = Policy.parse(Vectors.bytes(one, "policy")).orThrow();
            ReceiptVerifier verifier = new ReceiptVerifier(policy, SIGNATURES);
            Bytes file = Bytes.utf8(one.string("receipt"));
            Verdict verdict = one.has("accountKey")
                    ? verifier.verify(file, PublicKey.ed25519(one.string("accountKey")))
                    : verifier.verify(file);
            Vectors.expect(one, parsed(verdict)).ifPresent(proven -> {
                assertThat(proven.index()).isEqualTo(one.integer("index"));
                assertThat(proven.signatures().quorum()).isEqualTo(one.strings("quorum"));
                assertThat(proven.signedByAccount()).isEqualTo(one.has("accountKey"));
                assertThat(String.join(" ", proven.proven())).contains("block " + one.integer("block"));
            });
        });
    }

    private static Parsed<SignedNote> verified(Parsed<SignedNote> parsed, String vkey) {
        VerifierKey key = VerifierKey.parse(vkey).orThrow();
        return Parsed.of(() -> {
            SignedNote note = parsed.orThrow();
            List<Boolean> verified = note.of(key).stream()
                    .map(line -> NoteSigner.verify(note.text(), line, key, SIGNATURES))
                    .toList();
            MalformedException.unless(
                    !verified.isEmpty() && !verified.contains(false), Fault.SIGNATURE, "does not verify");
            return note;
        });
    }

    private static Parsed<PolicyVerdict.Satisfied> checked(Parsed<Policy> policy, JsonObject one) {
        SignedCheckpoint checkpoint =
                SignedCheckpoint.parse(Bytes.utf8(one.string("checkpoint"))).orThrow();
        return switch (policy.orThrow().check(checkpoint, SIGNATURES)) {
            case PolicyVerdict.Satisfied satisfied -> new Parsed.Ok<>(satisfied);
            case PolicyVerdict.NotSatisfied(Fault fault, String why) -> new Parsed.Bad<>(fault, why);
        };
    }

    private static Parsed<Verdict.Proven> parsed(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proven proven -> new Parsed.Ok<>(proven);
            case Verdict.NotProven(Fault fault, String why) -> new Parsed.Bad<>(fault, why);
        };
    }
}
