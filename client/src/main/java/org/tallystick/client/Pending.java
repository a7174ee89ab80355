package org.tallystick.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.sealing.AtomicFile;

/**
 * What was signed and may be on its way, one file each, until it is known what became of it. The files hold details, and
 * are for their owner's eyes only.
 */
final class Pending {
    /** Nothing is kept. */
    static final Pending NOWHERE = new Pending(Optional.empty());

    private final Optional<Path> folder;

    private Pending(Optional<Path> folder) {
        this.folder = folder;
    }

    static Pending in(Path folder) {
        return new Pending(Optional.of(folder));
    }

    /** Keeps it from before it is sent. */
    void keep(Draft draft) {
        file(draft).ifPresent(file -> {
            try {
                AtomicFile.createFolders(folder.orElseThrow());
                AtomicFile.write(file, draft.submission().canonical());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** It is known what became of it. */
    void settle(Draft draft) {
        file(draft).ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Where it is kept. */
    Optional<Path> file(Draft draft) {
        return folder.map(in -> in.resolve(draft.id().jti() + ".json"));
    }
}
