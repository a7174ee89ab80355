package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A folder for temporary files in which nothing comes and goes unseen. What changes is read at once, and if it is gone by
 * then, at least its name is known.
 */
final class TempWatch implements AutoCloseable {
    private final Path folder;
    private final Haystack seen;
    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final WatchService changes;
    private final Thread watching;

    private TempWatch(Path folder, Haystack seen) throws IOException {
        this.folder = folder;
        this.seen = seen;
        this.changes = folder.getFileSystem().newWatchService();
        watch(folder);
        this.watching = Thread.ofPlatform().daemon().name("temp-watch").start(this::run);
    }

    static TempWatch start(Path folder, Haystack seen) throws IOException {
        return new TempWatch(Files.createDirectories(folder), seen);
    }

    /** The folder. */
    Path folder() {
        return folder;
    }

    private void watch(Path place) throws IOException {
        place.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = changes.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    look((Path) key.watchable(), String.valueOf(event.context()));
                }
                key.reset();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Path in, String name) {
        Path file = in.resolve(name);
        String where = "temporary files, " + folder.relativize(file);
        names.add(folder.relativize(file).toString());
        try {
            if (Files.isDirectory(file)) {
                watch(file);
                seen.addFolder("temporary files", file);
            } else if (!name.endsWith(".so")) { // native libraries are large, and the same in every run
                seen.add(where, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            seen.add(where, "gone before it could be read");
        }
    }

    /** The names of everything that was ever in it. */
    Set<String> names() {
        return names;
    }

    @Override
    public void close() throws IOException {
        changes.close();
        try {
            watching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        seen.addFolder("temporary files in the end", folder);
    }
}
