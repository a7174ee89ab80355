package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder in which the commands of README.md and the docs work as they do in a checkout, and leave nothing in that. Programs
 * that others wrote are on the PATH.
 */
record Workplace(Path folder) {
    /** What a script has printed so far, for itself to read. */
    static final String SAID = "said";

    private static final String INTEROP = "tools/interop";

    static Workplace in(Path folder) throws IOException {
        for (String name : List.of("tally", "demo")) {
            Files.createSymbolicLink(folder.resolve(name), Checkout.ROOT.resolve(name));
        }
        Files.createDirectory(folder.resolve("tools"));
        try (Stream<Path> originals = Files.walk(Checkout.ROOT.resolve(INTEROP))) {
            for (Path original : originals.toList()) {
                Files.copy(original, folder.resolve(Checkout.ROOT.relativize(original)));
            }
        }
        return new Workplace(folder);
    }

    /** Runs a script to its end, which must be a good one, and returns what it said. */
    String run(String script) throws IOException, InterruptedException {
        Path said = folder.resolve(SAID);
        Process process = bash("set -eo pipefail\n" + script)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroy();
        String output = Files.readString(said);
        assertThat(ended).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** Runs a script that goes on beside the test. */
    Terminal open(String script) throws IOException {
        return Terminal.open(bash(script));
    }

    private ProcessBuilder bash(String script) {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().merge("PATH", OthersPrograms.FOLDER.toString(), (path, ours) -> ours + ":" + path);
        return bash;
    }
}
