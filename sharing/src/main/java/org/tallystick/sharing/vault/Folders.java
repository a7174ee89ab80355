package org.tallystick.sharing.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.MasterKey;

/**
 * Where a vault's files lie. A file's name is a keyed hash of its payload's commitment, so that whoever sees the folder
 * cannot tell which entry of the ledger a file belongs to.
 */
final class Folders implements AutoCloseable {
    /** Where a payload is in its life: received and waiting for its record, kept, or found damaged. */
    enum Place {
        WAITING("waiting"),
        KEPT("kept"),
        QUARANTINE("quarantine");

        private final String folder;

        Place(String folder) {
            this.folder = folder;
        }
    }

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int NAME_BYTES = 16;

    private final Path root;
    private final Optional<SecretKey> nameKey;
    private final FileChannel lockFile;

    private Folders(Path root, Optional<SecretKey> nameKey, FileChannel lockFile) {
        this.root = root;
        this.nameKey = nameKey;
        this.lockFile = lockFile;
    }

    /** Opens the folder for this process alone and removes what a crash left half-written. */
    static Folders open(Path root, MasterKey vaultKey) throws IOException {
        for (String name : List.of("staging", "waiting", "kept", "quarantine")) {
            Files.createDirectories(root.resolve(name), OWNER_ONLY);
        }
        FileChannel lockFile = lock(root.resolve("LOCK"));
        Folders folders = new Folders(root, Optional.of(nameKey(vaultKey)), lockFile);
        for (Path leftover : folders.list(root.resolve("staging"))) {
            Files.delete(leftover);
        }
        return folders;
    }

    /** Opens the folder of a stopped node to look at it only. Without the key nothing can be found by its commitment. */
    static Folders inspect(Path root, Optional<MasterKey> vaultKey) throws IOException {
        return new Folders(root, vaultKey.map(Folders::nameKey), lock(root.resolve("LOCK")));
    }

    private static SecretKey nameKey(MasterKey vaultKey) {
        return vaultKey.derive("tally vault/1: file names", "HmacSHA256");
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The same process holds it: the same answer.
        }
        channel.close();
        throw new IOException("the vault " + file.getParent() + " is in use by another node; stop that one first");
    }

    /** A file in which a payload is written until it is whole. */
    Path staged(String name) {
        return root.resolve("staging").resolve(name);
    }

    /** The name of the file of the payload with that commitment. */
    String name(Hash commitment) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(nameKey.orElseThrow());
            byte[] full = mac.doFinal(commitment.dangerArray());
            return HexFormat.of().formatHex(Arrays.copyOf(full, NAME_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    Path path(Place place, String name) {
        Path folder = root.resolve(place.folder);
        return switch (place) {
            case WAITING, QUARANTINE -> folder.resolve(name);
            case KEPT -> folder.resolve(name.substring(0, 2)).resolve(name);
        };
    }

    /** The first of these places in which there is a file of that name. */
    Optional<Path> find(String name, Place... places) {
        return Arrays.stream(places)
                .map(place -> path(place, name))
                .filter(Files::exists)
                .findFirst();
    }

    /** Moves a file, durably. What lies in its way is replaced. */
    void move(Path file, Place to) throws IOException {
        Path target = path(to, nameOf(file));
        Path folder = target.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNER_ONLY);
            AtomicFile.forceFolder(folder.resolveSibling(""));
        }
        AtomicFile.publish(file, target);
    }

    /** Moves a file that has just been written to where it waits for its record. */
    Path publish(Path staged, String name) throws IOException {
        Path target = path(Place.WAITING, name);
        AtomicFile.publish(staged, target);
        return target;
    }

    /** Destroys a payload: first the wrapped key, without which the rest is noise, then the file. */
    void destroy(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PayloadFile.HEADER), 0);
            channel.force(true);
        }
        Files.delete(file);
        AtomicFile.forceFolder(file.resolveSibling(""));
    }

    /** The payloads' files in a place, one after another. */
    void forEach(Place place, FileVisitor visitor) throws IOException {
        for (Path file : list(root.resolve(place.folder))) {
            if (!Files.isDirectory(file)) {
                visitor.visit(file);
                continue;
            }
            for (Path inner : list(file)) {
                visitor.visit(inner);
            }
        }
    }

    /** The folders in which payloads are kept, in order, from behind that one on. */
    List<Path> keptAfter(String name) throws IOException {
        return list(root.resolve(Place.KEPT.folder)).stream()
                .filter(Files::isDirectory)
                .filter(folder -> nameOf(folder).compareTo(name) > 0)
                .toList();
    }

    /** Where it stands how far the payloads have been checked. */
    Path bookmark() {
        return root.resolve("CHECKED");
    }

    /** How many files are in a place that has no folders of its own. */
    long count(Place place) throws IOException {
        return list(root.resolve(place.folder)).size();
    }

    /** Looks at one file, which may have gone meanwhile. */
    @FunctionalInterface
    interface FileVisitor {
        void visit(Path file) throws IOException;
    }

    /** How many bytes can still be written. */
    long usableSpace() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    /** Where a file lies, as seen from the vault. */
    String show(Path file) {
        return root.relativize(file).toString();
    }

    static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** What is in a folder, in order; nothing if it is not there. */
    List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
