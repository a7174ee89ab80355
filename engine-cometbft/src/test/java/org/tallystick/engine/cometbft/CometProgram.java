package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The CometBFT that {@code tools/cometbft} pins, built when it is first needed. */
final class CometProgram {
    private static final int SOMETHING_IS_MISSING = 3;

    private CometProgram() {}

    /** Where it lies. Where Go is missing the test is skipped, and says what to install; on CI it fails. */
    static Path path() {
        try {
            Process build = new ProcessBuilder("../tools/cometbft/build")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = build.waitFor();
            if (exit == SOMETHING_IS_MISSING) {
                Assumptions.abort(said);
            }
            assertThat(exit).as(said).isZero();
            return Path.of(said.strip().lines().toList().getLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
