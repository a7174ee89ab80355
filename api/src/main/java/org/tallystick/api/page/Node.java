package org.tallystick.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A place in the contract. */
final class Node {
    private final Object root;
    private final Object value;

    private Node(Object root, Object value) {
        this.root = root;
        this.value = value;
    }

    static Node parse(String yaml) {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new Node(root, root);
    }

    /** What stands under a name, with references followed. */
    Optional<Node> get(String name) {
        return value instanceof Map<?, ?> map
                ? Optional.<Object>ofNullable(map.get(name)).map(this::at)
                : Optional.empty();
    }

    String text(String name) {
        return get(name).map(node -> String.valueOf(node.value)).orElse("");
    }

    /** The last part of the reference that stands under a name, if it is one. */
    Optional<String> reference(String name) {
        return value instanceof Map<?, ?> map
                        && map.get(name) instanceof Map<?, ?> inner
                        && inner.get("$ref") instanceof String ref
                ? Optional.of(ref.substring(ref.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    void each(BiConsumer<String, Node> action) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> action.accept(String.valueOf(name), at(inner)));
        }
    }

    List<Node> items(String name) {
        List<Node> items = new ArrayList<>();
        if (get(name).map(node -> node.value).orElse(List.of()) instanceof List<?> list) {
            list.forEach(item -> items.add(at(item)));
        }
        return items;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    private Node at(Object inner) {
        if (inner instanceof Map<?, ?> map && map.get("$ref") instanceof String ref) {
            Object target = root;
            for (String part : ref.substring(2).split("/", -1)) {
                target = Optional.<Object>ofNullable(((Map<?, ?>) target).get(part))
                        .orElseThrow();
            }
            return new Node(root, target);
        }
        return new Node(root, inner);
    }
}
