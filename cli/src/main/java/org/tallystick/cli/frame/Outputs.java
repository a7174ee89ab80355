package org.tallystick.cli.frame;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure that what a command is about to fetch can be kept, before it asks for it on the record. */
public final class Outputs {
    private Outputs() {}

    /** Fails unless the file can be written, and is not there yet or may be replaced. */
    public static void requireRoom(Path file, boolean replace) throws IOException {
        if (Files.isDirectory(file)) {
            throw Failure.input(file + " cannot be written", "it is a folder", "name a file in it");
        }
        if (Files.exists(file) && !replace) {
            throw Failure.input(
                    file + " is there already", "it would be replaced", "choose another name, or add --force");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.input(
                    file + " cannot be written", "there is no folder " + folder, "make it, or choose another");
        }
        tryOut(file, folder);
    }

    /** Writes a text. */
    public static void write(Path file, String text) throws IOException {
        requireRoom(file, true);
        Files.writeString(file, text);
    }

    /** Permissions do not say it: a file system may be read-only, or full. */
    private static void tryOut(Path file, Path folder) throws IOException {
        try {
            Files.delete(Files.createTempFile(folder, ".tally-", ".tmp"));
        } catch (FileSystemException e) {
            throw Failure.input(
                    file + " cannot be written",
                    "nothing can be written into " + folder,
                    "see who may write there and whether the disk is full, or choose another folder");
        }
    }
}
