package org.tallystick.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A file of settings as YAML has it: one document, small, not deep, nothing said by reference. */
final class Yaml {
    private static final int LONGEST = 1 << 16;
    private static final int DEEPEST = 16;

    private final Path file;

    private Yaml(Path file) {
        this.file = file;
    }

    /** The settings in a file; none, if it is empty. @throws SettingsException that names the line */
    static Section read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new SettingsException(file + " is longer than 64 KiB: it holds something else than settings");
        }
        return parse(file, Files.readString(file));
    }

    /**
     * The settings in a text.
     *
     * @param file where it is from: for messages, and for paths that are relative to it
     */
    static Section parse(Path file, String text) {
        return new Yaml(file).parse(text);
    }

    private Section parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("here")
                .setAllowNonScalarKeys(true)
                .build();
        try {
            requirePlain(new Parse(settings).parseString(text));
            return new Compose(settings)
                    .composeString(text)
                    .map(root -> Section.of(file, "", root))
                    .orElseGet(() -> Section.empty(file));
        } catch (MarkedYamlEngineException e) {
            throw wrong(line(e.getProblemMark()), "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new SettingsException(file + " is not YAML: " + e.getMessage());
        }
    }

    private void requirePlain(Iterable<Event> events) {
        int depth = 0;
        int documents = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case Alias -> throw wrong(line(event.getStartMark()), "has an alias: write it out");
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case DocumentStart -> documents++;
                case Scalar, Comment, DocumentEnd, StreamStart, StreamEnd -> {}
            }
            if (depth > DEEPEST || documents > 1) {
                throw wrong(line(event.getStartMark()), depth > DEEPEST ? "is nested too deep" : "begins anew");
            }
        }
    }

    /** Where all fields of a section are commented out, nothing is left. */
    static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    private SettingsException wrong(int line, String what) {
        return new SettingsException(file + ", line " + line + ": " + what);
    }
}
