package org.tallystick.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.tallystick.formats.Bytes;

/** Files that are either there, whole and on the disk, or not there; they and their folders are for their owner only. */
public final class AtomicFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private AtomicFile() {}

    /** Writes the file, in place of an older one if there is one. A crash leaves the older, or the newer. */
    public static void write(Path file, Bytes content) throws IOException {
        Path staged = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(staged);
        try (FileChannel channel = create(staged)) {
            ByteBuffer buffer = content.buffer();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
            publish(staged, file);
        } catch (IOException e) {
            Files.deleteIfExists(staged);
            throw e;
        }
    }

    /** Makes a folder, and those above it that are missing, which nobody but their owner enters. One that is there stays as it is. */
    public static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, OWNERS_FOLDER);
    }

    /** A new file, readable by its owner only. */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, NEW, OWNER_ONLY);
    }

    /** Gives a file, which has been forced to the disk, its name, and forces the name to the disk too. */
    public static void publish(Path staged, Path file) throws IOException {
        Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folderOf(file));
        if (!folderOf(staged).equals(folderOf(file))) {
            forceFolder(folderOf(staged));
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    /** Forces a folder's list of names to the disk. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
