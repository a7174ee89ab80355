package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.formats.MalformedException;

/** The savepoints of a ledger in their folder. The newest one that can be read counts; older ones are removed. */
final class SavepointFiles {
    private static final String SUFFIX = ".savepoint";

    private SavepointFiles() {}

    /** The newest savepoint that is whole. */
    static Optional<Savepoint> newest(Path folder) {
        try {
            for (Path file : newestFirst(folder)) {
                Optional<Savepoint> savepoint = read(file);
                if (savepoint.isPresent()) {
                    return savepoint;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Reading the savepoints in " + folder);
        }
    }

    /** The file of the newest savepoint, whether it can be read or not. */
    static Optional<Path> newestFile(Path folder) {
        try {
            return newestFirst(folder).stream().findFirst();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Looking for savepoints in " + folder);
        }
    }

    /** The savepoints that cannot be read. */
    static List<Path> damaged(Path folder) {
        try {
            List<Path> damaged = new ArrayList<>();
            for (Path file : newestFirst(folder)) {
                if (read(file).isEmpty()) {
                    damaged.add(file);
                }
            }
            return damaged;
        } catch (IOException e) {
            throw StoreFailure.of(e, "Reading the savepoints in " + folder);
        }
    }

    /** Writes a savepoint, and removes the older ones once it lasts. */
    static void write(Path folder, Savepoint savepoint) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(String.format(Locale.ROOT, "%012d%s", savepoint.block(), SUFFIX));
            SavepointWriter.write(savepoint, file);
            StoreDirectory.sync(folder);
            for (Path other : newestFirst(folder)) {
                if (!other.equals(file)) {
                    Files.delete(other);
                }
            }
        } catch (IOException e) {
            throw StoreFailure.of(e, "Writing a savepoint in " + folder);
        }
    }

    private static Optional<Savepoint> read(Path file) throws IOException {
        try {
            return Optional.of(SavepointReader.read(file));
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    private static List<Path> newestFirst(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
