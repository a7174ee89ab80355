package org.tallystick.node.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Fields that stand together. It learns which are known from being asked for them; what nobody asked for is a mistake. Not for
 * several threads.
 */
final class Section {
    private final Path file;
    private final String path;
    private final int line;
    private final SequencedMap<String, NodeTuple> fields;
    private final TreeSet<String> known = new TreeSet<>();

    private Section(Path file, String path, int line, SequencedMap<String, NodeTuple> fields) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.fields = fields;
    }

    static Section empty(Path file) {
        return new Section(file, "", 1, new LinkedHashMap<>());
    }

    /** @param path the names that lead there, joined by dots */
    static Section of(Path file, String path, Node node) {
        int line = Yaml.line(node.getStartMark());
        if (Yaml.isNothing(node)) {
            return new Section(file, path, line, new LinkedHashMap<>());
        }
        if (!(node instanceof MappingNode mapping)) {
            throw new SettingsException(file + ", line " + line + ": "
                    + (path.isEmpty() ? "the file" : "'" + path + "'") + " must have fields, each 'name: value'");
        }
        SequencedMap<String, NodeTuple> fields = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            int at = Yaml.line(field.getKeyNode().getStartMark());
            if (!(field.getKeyNode() instanceof ScalarNode name)) {
                throw new SettingsException(file + ", line " + at + ": a field's name is a word");
            }
            if (fields.put(name.getValue(), field) != null) {
                throw new SettingsException(
                        file + ", line " + at + ": '" + join(path, name.getValue()) + "' stands twice");
            }
        }
        return new Section(file, path, line, fields);
    }

    /** The file, for paths that are relative to it. */
    Path file() {
        return file;
    }

    /** Fields below that name. */
    Optional<Section> section(String name) {
        return find(name).map(field -> of(file, join(path, name), field.getValueNode()));
    }

    /** The value of that name. */
    Optional<Value> value(String name) {
        return find(name).map(field -> {
            String where = join(path, name);
            if (field.getValueNode() instanceof ScalarNode scalar) {
                return new Value(
                        file,
                        Yaml.line(scalar.getStartMark()),
                        where,
                        scalar.getValue().strip());
            }
            throw new SettingsException(
                    file + ", line " + Yaml.line(field.getKeyNode().getStartMark()) + ": '" + where + "' is one value");
        });
    }

    /** All names, for sections whose names are not known beforehand; they count as known. */
    List<String> names() {
        known.addAll(fields.keySet());
        return List.copyOf(fields.keySet());
    }

    /** To be called when all that is known was asked for. @throws SettingsException if something else is there */
    void requireNoOther() {
        for (Map.Entry<String, NodeTuple> field : fields.entrySet()) {
            if (!known.contains(field.getKey())) {
                throw new SettingsException(file + ", line "
                        + Yaml.line(field.getValue().getKeyNode().getStartMark())
                        + ": the unknown field '" + join(path, field.getKey()) + "'; known there are "
                        + String.join(", ", known));
            }
        }
    }

    /** Something that is wrong with the section as a whole. */
    SettingsException wrong(String what) {
        return new SettingsException(file + ", line " + line + ": " + what);
    }

    private Optional<NodeTuple> find(String name) {
        known.add(name);
        return Optional.ofNullable(fields.get(name));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
