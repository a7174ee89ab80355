package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.store.StoreFailure.Problem;

/** One file of the log: a header that says whose it is and where it begins, then frames ({@code spec/ledger-files.md}). */
final class Segment implements AutoCloseable {
    /** The length of a segment's header in bytes; the first frame follows it. */
    static final int HEADER = 160;

    private static final byte[] MAGIC = "TALLYBLK".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKED = HEADER - 4;
    private static final int NAME_AT = 32;

    private final Path path;
    private final ReadFile in;

    private Segment(Path path, ReadFile in) {
        this.path = path;
        this.in = in;
    }

    static Path path(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%08d.blocks", number));
    }

    /** Makes a segment that lasts: its header and its name are on the disk when this returns. */
    static Segment create(Path folder, int number, NetworkName network, long block, long entry) throws IOException {
        Path path = path(folder, number);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer header = header(number, network, block, entry);
            while (header.hasRemaining()) {
                out.write(header);
            }
            out.force(true);
        }
        StoreDirectory.sync(folder);
        return new Segment(path, new ReadFile(path));
    }

    /** Opens a segment and checks that it is the one of that number, of that network. */
    static Segment open(Path folder, int number, NetworkName network) throws IOException {
        Path path = path(folder, number);
        StoreDirectory.requireWritable(path);
        Segment segment = new Segment(path, new ReadFile(path));
        try {
            segment.check(number, network);
            return segment;
        } catch (RuntimeException e) {
            segment.close();
            throw e;
        }
    }

    /** True if the file is what remains when a node died while it made the segment: a header, whole or not, and no more. */
    static boolean stillborn(Path folder, int number) throws IOException {
        Path path = path(folder, number);
        long size = Files.size(path);
        return size < HEADER || (size == HEADER && !intact(Files.readAllBytes(path)));
    }

    Path path() {
        return path;
    }

    /** True if its header reads well. */
    boolean headerIntact() {
        return intact(read(0, HEADER));
    }

    long size() {
        return in.size();
    }

    byte[] read(long offset, int length) {
        return in.read(offset, length);
    }

    private static ByteBuffer header(int number, NetworkName network, long block, long entry) {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        byte[] name = network.value().getBytes(StandardCharsets.US_ASCII);
        header.put(MAGIC)
                .putInt(StoreDirectory.FORMAT)
                .putInt(number)
                .putLong(block)
                .putLong(entry);
        header.put(name).position(CHECKED).putInt(checksum(header.array()));
        return header.flip();
    }

    private static boolean intact(byte[] header) {
        return header.length == HEADER && ByteBuffer.wrap(header).getInt(CHECKED) == checksum(header);
    }

    private static int checksum(byte[] header) {
        CRC32C checksum = new CRC32C();
        checksum.update(header, 0, CHECKED);
        return (int) checksum.getValue();
    }

    private void check(int number, NetworkName network) {
        byte[] header = read(0, HEADER);
        if (!intact(header) || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw StoreFailure.damaged("The header of " + path + " is damaged");
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int format = fields.getInt(MAGIC.length);
        if (format != StoreDirectory.FORMAT) {
            throw new StoreFailure(
                    Problem.UNKNOWN_FORMAT,
                    path + " has format " + format + "; this program reads " + StoreDirectory.FORMAT
                            + ". Use the program that wrote it, or a newer one");
        }
        if (fields.getInt(MAGIC.length + 4) != number) {
            throw StoreFailure.damaged(path + " is another segment under a wrong name");
        }
        String name = new String(header, NAME_AT, CHECKED - NAME_AT, StandardCharsets.US_ASCII).replaceAll("\0+$", "");
        if (!name.equals(network.value())) {
            throw new StoreFailure(
                    Problem.OTHER_NETWORK,
                    path + " belongs to the network '" + name + "', not to '" + network
                            + "'. Give this node the directory of its own network");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
