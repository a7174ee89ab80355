package org.tallystick.formats.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one policy of two, which asks for the quorums of both. */
final class PolicyJoin {
    private static final String BEHIND = "witnesses/";
    private static final String BOTH = "witnessed/quorum";

    private final Policy first;
    private final Policy second;

    PolicyJoin(Policy first, Policy second) {
        this.first = first;
        this.second = second;
    }

    Policy join() {
        List<String> quorums = new ArrayList<>();
        List<Component> components = new ArrayList<>(first.components());
        second.components().forEach(component -> components.add(behind(component)));
        if (!first.quorum().equals(Policy.NONE)) {
            quorums.add(first.quorum());
        }
        if (!second.quorum().equals(Policy.NONE)) {
            quorums.add(BEHIND + second.quorum());
        }
        if (quorums.isEmpty()) {
            return new Policy(first.logs(), components, Policy.NONE, first.asOf());
        }
        components.add(new Component.Group(BOTH, quorums.size(), quorums));
        return new Policy(first.logs(), components, BOTH, first.asOf());
    }

    private static Component behind(Component component) {
        return switch (component) {
            case Component.Witness(String name, var key, var _) ->
                new Component.Witness(BEHIND + name, key, Optional.empty());
            case Component.Group(String name, int threshold, List<String> members) ->
                new Component.Group(
                        BEHIND + name,
                        threshold,
                        members.stream().map(BEHIND::concat).toList());
        };
    }
}
