package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.store.StoreFailure.Problem;

/** The directory of one ledger: whose it is, in which format, and that only one node has it open. */
final class StoreDirectory implements AutoCloseable {
    /** The version of the files that this program writes, and the only one that it reads. */
    static final int FORMAT = 1;

    /** What is in it is for members, and the index writes its files as the system's mask has it: so nobody else comes in. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final String FIRST_LINE = "tallystick ledger ";

    private final Path root;
    private final FileChannel lockFile;

    private StoreDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Makes the directory if there is none, locks it, and checks its network and format. */
    static StoreDirectory open(Path root, NetworkName network) {
        requireFolders(root);
        try {
            Files.createDirectories(root, OWNER_ONLY);
            requireWritable(root);
            StoreDirectory directory = new StoreDirectory(root, lock(root));
            try {
                directory.checkFormat(network);
                return directory;
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw StoreFailure.of(e, "Opening the ledger in " + root);
        }
    }

    /** Nothing is made, moved or deleted where somebody put a file in a folder's place. */
    private static void requireFolders(Path root) {
        for (Path folder : List.of(root, root.resolve("blocks"))) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw notAFolder(folder, "restore the folder from a back-up or copy it from another member");
            }
        }
        for (String name : List.of("index", "hashes", "offsets", "state")) {
            if (Files.exists(root.resolve(name)) && !Files.isDirectory(root.resolve(name))) {
                throw notAFolder(root.resolve(name), "start the node again: the folder is built anew from the blocks");
            }
        }
    }

    private static StoreFailure notAFolder(Path path, String next) {
        return new StoreFailure(
                Problem.NOT_A_FOLDER, path + " is a file, where a folder must be. Move the file away, then " + next);
    }

    Path root() {
        return root;
    }

    Path blocks() {
        return root.resolve("blocks");
    }

    Path index() {
        return root.resolve("index");
    }

    Path hashes() {
        return root.resolve("hashes");
    }

    Path offsets() {
        return root.resolve("offsets");
    }

    Path state() {
        return root.resolve("state");
    }

    /** Makes the entries of a directory last: names of files that were made or renamed in it. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes a derived folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    /** Refuses a file or folder whose owner took the permission to write away, also from a user who could still write. */
    static void requireWritable(Path path) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        boolean marked = posix && !Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE);
        if (marked || !Files.isWritable(path)) {
            throw new StoreFailure(
                    Problem.READ_ONLY,
                    path + " is read-only. Make it writable for the user that runs the node, then start it again");
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        Path path = root.resolve("LOCK");
        if (Files.exists(path)) {
            requireWritable(path);
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new StoreFailure(
                    Problem.IN_USE,
                    "Another node has " + root + " open. Stop it first, or give this one a directory of its own");
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void checkFormat(NetworkName network) throws IOException {
        Path path = root.resolve("FORMAT");
        String expected = FIRST_LINE + FORMAT + "\nnetwork " + network + "\n";
        String found;
        try {
            found = Files.readString(path);
        } catch (NoSuchFileException e) {
            create(path, expected);
            return;
        }
        if (!found.equals(expected)) {
            throw mismatch(found, network);
        }
    }

    private StoreFailure mismatch(String found, NetworkName network) {
        List<String> lines = found.lines().toList();
        if (lines.size() != 2 || !lines.getFirst().equals(FIRST_LINE + FORMAT)) {
            return new StoreFailure(
                    Problem.UNKNOWN_FORMAT,
                    root + " is not a ledger of format " + FORMAT
                            + ", the one this program reads: its file FORMAT begins '"
                            + lines.stream().findFirst().orElse("")
                            + "'. Use the program that wrote it, or a newer one");
        }
        return new StoreFailure(
                Problem.OTHER_NETWORK,
                root + " belongs to another network ('" + lines.get(1) + "', expected '" + network
                        + "'). Give this node the directory of its own network");
    }

    /** A new ledger. Blocks without FORMAT are somebody's ledger that lost it, and no place to begin a new one. */
    private void create(Path path, String text) throws IOException {
        if (Files.exists(blocks())) {
            throw new StoreFailure(
                    Problem.UNKNOWN_FORMAT,
                    root + " has blocks but no file FORMAT. Restore FORMAT from a back-up; its two lines are '"
                            + text.replace("\n", "' '") + "'");
        }
        Path temporary = root.resolve("FORMAT.new");
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        sync(root);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Unlocking " + root);
        }
    }
}
