package org.tallystick.ledger.witness;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.policy.Component;
import org.tallystick.formats.policy.Policy;

/**
 * Which outside witnesses are asked, where, and how many of them make a quorum: a file in the syntax of c2sp.org/tlog-policy
 * without {@code log} lines, in which every witness has its address.
 */
public record WitnessPolicy(Policy policy) {
    private static final String ADD_CHECKPOINT = "/add-checkpoint";

    public WitnessPolicy {
        MalformedException.unless(
                policy.logs().isEmpty(), Fault.POLICY_SYNTAX, "a list of witnesses has no log line: the log is ours");
        MalformedException.unless(
                !policy.quorum().equals(Policy.NONE),
                Fault.POLICY_QUORUM,
                "name the quorum: a witness, or a group of them");
        witnesses(policy).forEach(WitnessPolicy::address);
    }

    /** Reads the file, whole. */
    public static Parsed<WitnessPolicy> parse(Bytes octets) {
        return Parsed.of(() -> new WitnessPolicy(Policy.parse(octets).orThrow()));
    }

    /** The members' policy with this one's quorum beside theirs. */
    public Policy beside(Policy members) {
        return members.witnessedBy(policy);
    }

    List<Component.Witness> witnesses() {
        return witnesses(policy);
    }

    /** Where that witness takes checkpoints. */
    static URI address(Component.Witness witness) {
        return witness.url()
                .flatMap(WitnessPolicy::http)
                .orElseThrow(() -> new MalformedException(
                        Fault.POLICY_SYNTAX,
                        "the form is: witness <name> <vkey> <url>, with an http or https address without a"
                                + " query; see "
                                + witness.name()));
    }

    private static Optional<URI> http(String url) {
        try {
            URI uri = URI.create(url.replaceAll("/+$", "") + ADD_CHECKPOINT);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean base = uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return web && base ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Component.Witness> witnesses(Policy policy) {
        return policy.components().stream()
                .filter(Component.Witness.class::isInstance)
                .map(Component.Witness.class::cast)
                .toList();
    }
}
