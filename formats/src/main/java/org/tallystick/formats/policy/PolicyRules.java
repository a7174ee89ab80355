package org.tallystick.formats.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.note.VerifierKey;

/** What makes a policy well-formed, whether it was read or composed. */
final class PolicyRules {
    /** An octet string without white space and control characters, each octet as the character of its value. */
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e\\x80-\\xff]+");

    private final Set<String> defined = new LinkedHashSet<>();
    private final Set<String> grouped = new LinkedHashSet<>();
    private final Set<PublicKey> witnessKeys = new LinkedHashSet<>();
    private final Set<String> keyIds = new LinkedHashSet<>();

    private PolicyRules() {}

    static void check(List<Policy.Log> logs, List<Component> components, String quorum) {
        PolicyRules rules = new PolicyRules();
        MalformedException.unless(
                logs.size() <= Policy.MAX_LINES && components.size() <= Policy.MAX_LINES,
                Fault.TOO_LONG,
                "a policy lists at most 1,000 logs and 1,000 witnesses and groups");
        rules.checkLogs(logs);
        components.forEach(rules::checkComponent);
        MalformedException.unless(
                quorum.equals(Policy.NONE) || rules.defined.contains(quorum),
                Fault.POLICY_UNDEFINED_NAME,
                "the quorum is not defined before it is named");
    }

    private void checkLogs(List<Policy.Log> logs) {
        Set<PublicKey> keys = new LinkedHashSet<>();
        for (Policy.Log log : logs) {
            MalformedException.unless(
                    keys.add(log.key().key()), Fault.POLICY_DUPLICATE, "two logs have the same public key");
            checkKeyId(log.key());
            log.url().ifPresent(PolicyRules::checkWord);
        }
    }

    private void checkComponent(Component component) {
        checkWord(component.name());
        MalformedException.unless(
                !component.name().equals(Policy.NONE) && !defined.contains(component.name()),
                Fault.POLICY_DUPLICATE,
                "a name is defined twice");
        switch (component) {
            case Component.Witness witness -> checkWitness(witness);
            case Component.Group group -> checkGroup(group);
        }
        defined.add(component.name());
    }

    private void checkWitness(Component.Witness witness) {
        MalformedException.unless(
                witness.key().type().cosigns(), Fault.POLICY_SYNTAX, "a witness's key is of type 0x04 or 0x06");
        MalformedException.unless(
                witnessKeys.add(witness.key().key()), Fault.POLICY_DUPLICATE, "two witnesses have the same public key");
        checkKeyId(witness.key());
        witness.url().ifPresent(PolicyRules::checkWord);
    }

    private void checkGroup(Component.Group group) {
        for (String member : group.members()) {
            MalformedException.unless(
                    defined.contains(member), Fault.POLICY_UNDEFINED_NAME, "a group's member is not defined before it");
            MalformedException.unless(grouped.add(member), Fault.POLICY_DUPLICATE, "a name is a group's member twice");
        }
        MalformedException.unless(
                group.threshold() >= 1 && group.threshold() <= group.members().size(),
                Fault.POLICY_THRESHOLD,
                "a group's threshold is 1 to the number of its members");
    }

    /** A signature line names its key by name and id: two keys that share both could not be told apart. */
    private void checkKeyId(VerifierKey key) {
        MalformedException.unless(
                keyIds.add(key.name() + "+" + key.keyId()), Fault.POLICY_DUPLICATE, "two keys share name and key id");
    }

    private static void checkWord(String word) {
        MalformedException.unless(
                WORD.matcher(word).matches() && !word.startsWith("#"),
                Fault.POLICY_SYNTAX,
                "a name or URL has no white space and does not begin with #");
    }
}
