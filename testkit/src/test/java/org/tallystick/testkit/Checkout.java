package org.tallystick.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that these sources were checked out to. */
public final class Checkout {
    /** Its root. */
    public static final Path ROOT = root();

    private Checkout() {}

    /** The text of a file of the repo. */
    public static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("tally"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }
}
