package org.tallystick.formats.policy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.note.VerifierKey;

/** Writes a policy: the comment with its block, the logs, the components in their order, the quorum. */
final class PolicyWriter {
    private PolicyWriter() {}

    static Bytes write(Policy policy) {
        StringBuilder text = new StringBuilder();
        policy.asOf().ifPresent(asOf -> text.append(asOf.comment()).append('\n'));
        for (Policy.Log log : policy.logs()) {
            text.append("log ").append(key(log.key())).append(url(log.url())).append('\n');
        }
        for (Component component : policy.components()) {
            text.append(line(component)).append('\n');
        }
        text.append("quorum ").append(policy.quorum()).append('\n');
        return Bytes.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(Component component) {
        return switch (component) {
            case Component.Witness(String name, VerifierKey key, Optional<String> url) ->
                "witness " + name + " " + key(key) + url(url);
            case Component.Group group ->
                "group " + group.name() + " " + group.threshold() + " " + String.join(" ", group.members());
        };
    }

    private static String url(Optional<String> url) {
        return url.map(text -> " " + text).orElse("");
    }

    /** The key's UTF-8, octet by octet. */
    private static String key(VerifierKey key) {
        return new String(key.encode().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
