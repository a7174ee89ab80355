package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What was found wrong while the ledger was open, for whoever looks into the folder. As long as the file is there, a start reads the whole log
 * before it takes anything for right: a restart must not make a node forget.
 */
final class FindingsFile {
    private final Path path;

    FindingsFile(StoreDirectory directory) {
        this.path = directory.root().resolve("FINDINGS");
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Writes what was found; a start that reads half of it knows as much. */
    void write(List<String> lines) throws IOException {
        Files.write(
                path,
                (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        StoreDirectory.sync(path.resolveSibling(""));
    }

    /** What it says is right again. */
    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw StoreFailure.of(e, "Removing " + path);
        }
    }
}
