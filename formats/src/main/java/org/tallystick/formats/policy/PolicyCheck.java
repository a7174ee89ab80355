package org.tallystick.formats.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.checkpoint.CheckpointSignature;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.note.VerifierKey;
import org.tallystick.formats.policy.PolicyVerdict.Cosigned;

/**
 * Holds a checkpoint against a policy. Every line of a key that the policy lists is verified, and one that fails condemns
 * the whole (c2sp.org/signed-note, "Signatures"); lines of other keys are skipped.
 */
final class PolicyCheck {
    private final Policy policy;
    private final SignatureVerifier signatures;

    PolicyCheck(Policy policy, SignatureVerifier signatures) {
        this.policy = policy;
        this.signatures = signatures;
    }

    PolicyVerdict check(SignedCheckpoint checkpoint) {
        try {
            VerifierKey log = log(checkpoint);
            List<Cosigned> cosigned = cosigned(checkpoint);
            Set<String> witnessed = witnessed(cosigned);
            MalformedException.unless(
                    policy.quorum().equals(Policy.NONE) || witnessed.contains(policy.quorum()),
                    Fault.QUORUM_MISSING,
                    "the cosignatures of " + cosigned.size() + " keys that the policy lists do not make its quorum");
            return satisfied(log, cosigned, witnessed);
        } catch (MalformedException e) {
            return new PolicyVerdict.NotSatisfied(e.fault(), e.detail());
        }
    }

    private VerifierKey log(SignedCheckpoint checkpoint) {
        String origin = checkpoint.checkpoint().origin().value();
        List<VerifierKey> keys = policy.logs().stream()
                .map(Policy.Log::key)
                .filter(key -> key.name().equals(origin))
                .toList();
        MalformedException.unless(!keys.isEmpty(), Fault.LOG_UNKNOWN, "the policy lists no log named " + origin);
        List<VerifierKey> signed =
                keys.stream().filter(key -> verify(checkpoint, key).isPresent()).toList();
        MalformedException.unless(
                !signed.isEmpty(), Fault.LOG_SIGNATURE_MISSING, "no log that the policy lists has signed");
        return signed.getFirst();
    }

    private List<Cosigned> cosigned(SignedCheckpoint checkpoint) {
        List<Cosigned> cosigned = new ArrayList<>();
        for (Component component : policy.components()) {
            if (component instanceof Component.Witness witness) {
                verify(checkpoint, witness.key())
                        .ifPresent(signature ->
                                cosigned.add(new Cosigned(witness.name(), witness.key(), signature.time())));
            }
        }
        return cosigned;
    }

    /** The first of the key's lines, once all of them have been verified. */
    private Optional<CheckpointSignature> verify(SignedCheckpoint checkpoint, VerifierKey key) {
        List<CheckpointSignature> verified = new ArrayList<>();
        for (SignatureLine line : checkpoint.of(key)) {
            verified.add(CheckpointSignature.verify(checkpoint.checkpoint(), line, key, signatures)
                    .orThrow());
        }
        return verified.stream().findFirst();
    }

    /** The names of all components that have witnessed. Members stand before their groups, so one pass is enough. */
    private Set<String> witnessed(List<Cosigned> cosigned) {
        Set<String> witnessed = new LinkedHashSet<>();
        cosigned.forEach(one -> witnessed.add(one.witness()));
        for (Component component : policy.components()) {
            if (component instanceof Component.Group(String name, int threshold, List<String> members)
                    && members.stream().filter(witnessed::contains).count() >= threshold) {
                witnessed.add(name);
            }
        }
        return witnessed;
    }

    private PolicyVerdict satisfied(VerifierKey log, List<Cosigned> cosigned, Set<String> witnessed) {
        for (Component component : policy.components()) {
            if (component.name().equals(policy.quorum())) {
                return switch (component) {
                    case Component.Witness(String name, var _, var _) ->
                        new PolicyVerdict.Satisfied(log, cosigned, List.of(name), 1);
                    case Component.Group(String _, int threshold, List<String> members) ->
                        new PolicyVerdict.Satisfied(
                                log,
                                cosigned,
                                members.stream().filter(witnessed::contains).toList(),
                                threshold);
                };
            }
        }
        return new PolicyVerdict.Satisfied(log, cosigned, List.of(), 0);
    }
}
