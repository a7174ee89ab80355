package org.tallystick.formats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryVectorFileTest {
    @Test
    void everyFileOfVectorsIsReplayedByATest() throws IOException {
        String tests = sources();
        try (Stream<Path> files = Files.list(Path.of("..", "spec", "vectors"))) {
            List<String> unused = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !tests.contains("\"" + name + "\""))
                    .sorted()
                    .toList();
            assertThat(unused).isEmpty();
        }
    }

    /** The sources of the tests of all modules. */
    private static String sources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .map(EveryVectorFileTest::sourcesBelow)
                    .collect(Collectors.joining());
        }
    }

    private static String sourcesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
