package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that others wrote, built as {@code tools/interop} pins them: the first time takes minutes, later ones a second. */
final class OthersPrograms {
    /** Where they lie. */
    static final Path FOLDER = Checkout.ROOT.resolve(".tally/interop");

    private static final int SOMETHING_IS_MISSING = 3;
    private static final Map<String, Built> BUILT = new ConcurrentHashMap<>();

    private OthersPrograms() {}

    private record Built(int exit, String said) {}

    /** Builds them. Where Go is missing the test is skipped, and says what to install; on CI it fails. */
    static void build(String... programs) {
        for (String program : programs) {
            Built built = BUILT.computeIfAbsent(program, OthersPrograms::buildOne);
            if (built.exit() == SOMETHING_IS_MISSING) {
                Assumptions.abort(built.said());
            }
            assertThat(built.exit()).as(built.said()).isZero();
        }
    }

    private static Built buildOne(String program) {
        try {
            Process build = new ProcessBuilder("tools/interop/build", program)
                    .directory(Checkout.ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Built(build.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A program that was built, with its arguments. */
    static List<String> command(String program, String... arguments) {
        return Stream.concat(Stream.of(FOLDER.resolve(program).toString()), Stream.of(arguments))
                .toList();
    }
}
