package org.tallystick.sharing.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.tallystick.sealing.payload.Layout;

/**
 * A round through the payloads that are kept, which opens every chunk of them, a bounded bit at a time. It begins behind the
 * last folder that was checked to its end, also if that was before a restart. What is damaged goes into quarantine and is
 * reported. For one thread; to be closed.
 */
public final class VaultScrub implements AutoCloseable {
    /** What looking for a payload counts for, so that a slice with many small ones is no longer than others. */
    private static final long OPENING = 16 << 10;

    private final Vault vault;
    private final Folders folders;
    private final Bookmark bookmark;
    private final InstantSource clock;
    private final Iterator<Path> ahead;
    private Optional<Path> folder = Optional.empty();
    private Iterator<Path> files = Collections.emptyIterator();
    private Optional<Reading> reading = Optional.empty();
    private Scrub found;

    private static final class Reading {
        private final Path file;
        private final HeldPayload payload;
        private int chunk;

        private Reading(Path file, HeldPayload payload) {
            this.file = file;
            this.payload = payload;
        }
    }

    VaultScrub(Vault vault, Folders folders, Bookmark bookmark, InstantSource clock) throws IOException {
        this.vault = vault;
        this.folders = folders;
        this.bookmark = bookmark;
        this.clock = clock;
        this.found = bookmark.mark().found();
        this.ahead = folders.keptAfter(bookmark.mark().done()).iterator();
    }

    /**
     * Checks about so many bytes more.
     *
     * @return false once every payload has been checked
     * @throws IOException if the disk does not give or take something; what is called next goes on behind that
     */
    public boolean advance(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            if (reading.isPresent() || files.hasNext()) {
                left -= step();
            } else if (!enterNextFolder()) {
                return false;
            }
        }
        return true;
    }

    /** What came of the round so far, or of all of it. */
    public Scrub found() {
        return found;
    }

    private boolean enterNextFolder() throws IOException {
        Optional<Path> behind = folder;
        if (!ahead.hasNext()) {
            bookmark.set(ScrubMark.end(clock.instant()));
            return false;
        }
        folder = Optional.of(ahead.next());
        files = list(folder.get());
        if (behind.isPresent()) {
            bookmark.set(bookmark.mark().after(Folders.nameOf(behind.get()), found));
        }
        return true;
    }

    private Iterator<Path> list(Path entered) throws IOException {
        try {
            return folders.list(entered).iterator();
        } catch (IOException e) {
            found = found.foundUnreadable();
            throw e;
        }
    }

    private long step() throws IOException {
        try {
            return reading.isPresent() ? check(reading.get()) : open(files.next());
        } catch (NoSuchFileException _) {
            return OPENING; // Erased meanwhile.
        } catch (IOException e) {
            found = found.foundUnreadable();
            close();
            throw e;
        }
    }

    private long open(Path file) throws IOException {
        try {
            reading = Optional.of(new Reading(file, vault.openFile(file)));
        } catch (HeldPayload.DamagedException e) {
            vault.quarantine(file, String.valueOf(e.getMessage()));
            found = found.foundDamaged();
        }
        return OPENING;
    }

    /** Checks the next chunk, unless the payload has been erased meanwhile: then its key is not to be kept any longer. */
    private long check(Reading now) throws IOException {
        if (!Files.exists(now.file)) {
            close();
            return 0;
        }
        Layout layout = now.payload.manifest().layout();
        int chunk = now.chunk++;
        switch (now.payload.check(chunk)) {
            case Copied.Damaged _ -> {
                found = found.foundDamaged();
                close();
            }
            case Copied.Whole _ -> {
                if (layout.isLast(chunk)) {
                    found = found.checked(layout.size());
                    close();
                }
            }
        }
        return layout.sealedLength(chunk);
    }

    @Override
    public void close() throws IOException {
        if (reading.isPresent()) {
            reading.get().payload.close();
            reading = Optional.empty();
        }
    }
}
