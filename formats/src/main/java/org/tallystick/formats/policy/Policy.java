package org.tallystick.formats.policy;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.note.SignatureType;
import org.tallystick.formats.note.VerifierKey;

/**
 * Whose signatures make a checkpoint worth trusting (c2sp.org/tlog-policy). Well-formed by construction.
 *
 * @param logs whose signature, any one's, a checkpoint of that origin must bear
 * @param components witnesses and groups, each after those it refers to
 * @param quorum the name of the component that must have witnessed, or {@link #NONE}
 * @param asOf which block's members these are, if the policy says so
 */
public record Policy(List<Log> logs, List<Component> components, String quorum, Optional<AsOf> asOf) {
    /** The name of the quorum that asks for no cosignature. */
    public static final String NONE = "none";

    /** The most logs, and the most components, that a policy may list. */
    public static final int MAX_LINES = 1_000;

    /** The longest policy in bytes. */
    public static final int MAX_SIZE = 2_000_000;

    /**
     * A log.
     *
     * @param key whose name is the log's origin
     * @param url where the log is served, for others than verifiers
     */
    public record Log(VerifierKey key, Optional<String> url) {
        public Log {
            MalformedException.unless(
                    key.type() != SignatureType.COSIGNATURE_ED25519,
                    Fault.POLICY_SYNTAX,
                    "a log's key is of type 0x01 or 0x06");
        }
    }

    public Policy {
        logs = List.copyOf(logs);
        components = List.copyOf(components);
        PolicyRules.check(logs, components, quorum);
    }

    /** Reads a policy file, whole. */
    public static Parsed<Policy> parse(Bytes octets) {
        return Parsed.of(() -> new PolicyReader().read(octets));
    }

    /** The policy file. Comments other than {@link #asOf} are not kept. */
    public Bytes encode() {
        return PolicyWriter.write(this);
    }

    /** Whether the checkpoint bears the signatures that this policy demands. */
    public PolicyVerdict check(SignedCheckpoint checkpoint, SignatureVerifier signatures) {
        return new PolicyCheck(this, signatures).check(checkpoint);
    }

    /**
     * This policy with outside witnesses beside its own quorum: both quorums must have witnessed. Their names are set
     * behind {@code witnesses/}, where they meet none of a network's; their addresses are left out.
     *
     * @param witnesses whose logs count for nothing here
     * @throws MalformedException if the two have a key or a name in common
     */
    public Policy witnessedBy(Policy witnesses) {
        return new PolicyJoin(this, witnesses).join();
    }

    /**
     * The checkpoint with just enough of its lines for this policy: one log's and a smallest quorum's. No signature is
     * verified. Empty if the lines do not suffice.
     */
    public Optional<SignedCheckpoint> trim(SignedCheckpoint checkpoint) {
        return new PolicyTrim(this).trim(checkpoint);
    }
}
