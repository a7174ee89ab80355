package org.tallystick.formats.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.note.SignatureLine;

/** Finds the fewest lines of a checkpoint that a policy needs. Each component costs so many lines; groups take the cheapest. */
final class PolicyTrim {
    private final Policy policy;

    PolicyTrim(Policy policy) {
        this.policy = policy;
    }

    Optional<SignedCheckpoint> trim(SignedCheckpoint checkpoint) {
        Optional<SignatureLine> log = policy.logs().stream()
                .filter(one ->
                        one.key().name().equals(checkpoint.checkpoint().origin().value()))
                .flatMap(one -> checkpoint.of(one.key()).stream())
                .findFirst();
        if (log.isEmpty()) {
            return Optional.empty();
        }
        return quorum(checkpoint).map(lines -> {
            List<SignatureLine> all = new ArrayList<>(lines);
            all.addFirst(log.get());
            return new SignedCheckpoint(checkpoint.checkpoint(), all);
        });
    }

    private Optional<List<SignatureLine>> quorum(SignedCheckpoint checkpoint) {
        if (policy.quorum().equals(Policy.NONE)) {
            return Optional.of(List.of());
        }
        Map<String, List<SignatureLine>> found = new LinkedHashMap<>();
        for (Component component : policy.components()) {
            lines(component, checkpoint, found).ifPresent(lines -> found.put(component.name(), lines));
        }
        return Optional.ofNullable(found.get(policy.quorum()));
    }

    private static Optional<List<SignatureLine>> lines(
            Component component, SignedCheckpoint checkpoint, Map<String, List<SignatureLine>> found) {
        return switch (component) {
            case Component.Witness witness ->
                checkpoint.of(witness.key()).stream().findFirst().map(List::of);
            case Component.Group(String _, int threshold, List<String> members) -> {
                List<List<SignatureLine>> cheapest = members.stream()
                        .filter(found::containsKey)
                        .map(member -> found.getOrDefault(member, List.of()))
                        .sorted(Comparator.comparingInt(List::size))
                        .limit(threshold)
                        .toList();
                yield cheapest.size() < threshold
                        ? Optional.empty()
                        : Optional.of(cheapest.stream().flatMap(List::stream).toList());
            }
        };
    }
}
