package org.tallystick.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tallystick.sealing.AtomicFile;

/** A file on its way: for its owner's eyes only, and gone unless it is finished, even if the program is told to end. */
final class PartFile implements AutoCloseable {
    /** Says whose it is, so that nobody keeps a file of their own under such a name. */
    private static final String ENDING = ".tally-part";

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final Thread atExit = new Thread(this::delete, "part-file");

    private PartFile(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
    }

    /** Begins anew, in place of what an earlier crash may have left. */
    static PartFile of(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ENDING);
        Files.deleteIfExists(part);
        PartFile begun = new PartFile(file, part, AtomicFile.create(part));
        Runtime.getRuntime().addShutdownHook(begun.atExit);
        return begun;
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
