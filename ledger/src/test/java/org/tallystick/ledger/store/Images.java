package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies of a ledger's directory. One taken while the store is open is what a killed process leaves behind. */
final class Images {
    private Images() {}

    /** Copies everything; what was there before is removed. */
    static Path copy(Path from, Path to) throws IOException {
        StoreDirectory.delete(to);
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    /** The bytes of the first segment. */
    static byte[] segment(Path root) throws IOException {
        return Files.readAllBytes(segmentFile(root));
    }

    static Path segmentFile(Path root) {
        return Segment.path(root.resolve("blocks"), 0);
    }
}
