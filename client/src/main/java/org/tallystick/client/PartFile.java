package org.tallystick.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.tallystick.sealing.AtomicFile;

/**
 * A file on its way: for its owner's eyes only, and gone unless it is finished, even if the program is told to end. Its name is
 * its own, so that it is never taken for another's: what gets the name of the whole is what was written here.
 */
final class PartFile implements AutoCloseable {
    /** Says whose it is, so that nobody keeps a file of their own under such a name. */
    private static final String ENDING = ".tally-part";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}" + Pattern.quote(ENDING));

    /** What has not grown for so long is a crash's. */
    private static final Duration LEFT = Duration.ofDays(1);

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final Thread atExit = new Thread(this::delete, "part-file");

    private PartFile(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
    }

    /** Begins anew, and sweeps up what earlier crashes left in the same folder. */
    static PartFile of(Path file, Source source) throws IOException {
        Path part = file.resolveSibling(source.handle() + ENDING);
        PartFile begun = new PartFile(file, part, AtomicFile.create(part));
        Runtime.getRuntime().addShutdownHook(begun.atExit);
        begun.sweep();
        return begun;
    }

    /** By the file system's own clock, which the new file shows. What cannot be deleted is somebody else's. */
    private void sweep() {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                folder(),
                entry -> NAME.matcher(String.valueOf(entry.getFileName())).matches())) {
            Instant before = Files.getLastModifiedTime(part).toInstant().minus(LEFT);
            for (Path other : parts) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(before)) {
                    Files.deleteIfExists(other);
                }
            }
        } catch (IOException | DirectoryIteratorException notOurs) {
            // it is no reason not to read
        }
    }

    private Path folder() {
        return Objects.requireNonNull(part.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    /** It is whole: now it has its name. */
    void finish() throws IOException {
        channel.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // the program ends, and the hook has run or will
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
