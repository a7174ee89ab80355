package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tallystick.cli.demo.Stage;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** The network of the demo with its people, for all tests of a class; they give it commands. */
final class RunningNetwork implements AutoCloseable {
    private final Path root;
    private final Stage stage;

    private RunningNetwork(Path root, Stage stage) {
        this.root = root;
        this.stage = stage;
    }

    /** Makes it in a folder that is not there yet, and starts it. */
    static RunningNetwork in(Path root) throws IOException {
        Stage stage = Stage.found(root);
        stage.register();
        return new RunningNetwork(root, stage);
    }

    /** Its folder. */
    Path root() {
        return root;
    }

    /** Runs a command there, for a program. */
    RunOf run(String... line) {
        return RunOf.tally(Stream.concat(Stream.of(line), Stream.of("--home", root.toString(), "--json"))
                .toArray(String[]::new));
    }

    /** What a command says that goes well. */
    JsonObject result(String... line) {
        RunOf run = run(line);
        assertThat(run.exit()).as(run.out()).isZero();
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }

    @Override
    public void close() {
        stage.close();
    }
}
