package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * The block log, which is the ledger: frames in segments, appended with one {@code fdatasync} each, never changed. One
 * thread appends; any may read.
 */
final class BlockLog implements AutoCloseable {
    /** A segment that has reached this length is followed by a new one; then the longest frame still fits its span. */
    static final long ROLL_AT = Location.SEGMENT_SPAN - Frame.MAX_LENGTH;

    private final Path folder;
    private final NetworkName network;
    private final long rollAt;
    private volatile List<Segment> segments;
    private FileChannel out;
    private long end;

    private BlockLog(Path folder, NetworkName network, long rollAt, List<Segment> segments) throws IOException {
        this.folder = folder;
        this.network = network;
        this.rollAt = rollAt;
        this.segments = List.copyOf(segments);
        this.out = FileChannel.open(segments.getLast().path(), StandardOpenOption.WRITE);
        this.end = Location.position(segments.size() - 1, segments.getLast().size());
    }

    /**
     * Opens the log, or begins one. Nothing is read but the segments' headers: whoever opens walks over the frames and
     * cuts off what was not written whole.
     */
    static BlockLog open(Path folder, NetworkName network, long rollAt) {
        return open(folder, network, rollAt, segments -> {
            Files.createDirectories(folder);
            StoreDirectory.requireWritable(folder);
            int count = countBorn(folder);
            if (count < count(folder)) {
                Files.delete(Segment.path(folder, count));
            }
            openAll(folder, network, count, segments);
            if (segments.isEmpty()) {
                segments.add(Segment.create(folder, 0, network, 0, 0));
            }
        });
    }

    /** Opens a log to read it only. */
    static BlockLog inspect(Path folder, NetworkName network) {
        return open(folder, network, ROLL_AT, segments -> {
            openAll(folder, network, countBorn(folder), segments);
            if (segments.isEmpty()) {
                throw new StoreFailure(Problem.BLOCKS_MISSING, "There are no blocks in " + folder);
            }
        });
    }

    private interface Opening {
        void into(List<Segment> segments) throws IOException;
    }

    private static BlockLog open(Path folder, NetworkName network, long rollAt, Opening opening) {
        List<Segment> segments = new ArrayList<>();
        try {
            opening.into(segments);
            return new BlockLog(folder, network, rollAt, segments);
        } catch (IOException e) {
            closeAll(segments);
            throw StoreFailure.of(e, "Opening the block log in " + folder);
        } catch (StoreFailure e) {
            closeAll(segments);
            throw e;
        }
    }

    /** How many segments there are, without a last one that was never written whole. */
    private static int countBorn(Path folder) throws IOException {
        int count = count(folder);
        return count > 0 && Segment.stillborn(folder, count - 1) ? count - 1 : count;
    }

    private static void openAll(Path folder, NetworkName network, int count, List<Segment> into) throws IOException {
        for (int i = 0; i < count; i++) {
            into.add(Segment.open(folder, i, network));
        }
    }

    /** The position of the first frame. */
    static long beginning() {
        return Segment.HEADER;
    }

    /** The position behind the last byte. */
    long end() {
        return end;
    }

    /** The segments, for whoever examines a damaged log. */
    List<Segment> segments() {
        return segments;
    }

    /** The file in which a position lies. */
    Path path(long position) {
        return Segment.path(folder, Location.segment(position));
    }

    /** The name of that file within the ledger's folder: it says nothing of the machine. */
    Path name(long position) {
        return Segment.path(Path.of("blocks"), Location.segment(position));
    }

    /** True if a segment's header still is what it was when the log was opened. */
    boolean headerIntact(int segment) {
        return segments.get(segment).headerIntact();
    }

    /** Begins a new segment if the last one is long enough, and says at which position the next frame will stand. */
    long prepare(long block, long firstEntry) {
        if (Location.offset(end) < rollAt) {
            return end;
        }
        int number = segments.size();
        try {
            Segment next = Segment.create(folder, number, network, block, firstEntry);
            out.close();
            out = FileChannel.open(next.path(), StandardOpenOption.WRITE);
            List<Segment> more = new ArrayList<>(segments);
            more.add(next);
            segments = List.copyOf(more);
        } catch (IOException e) {
            throw StoreFailure.of(e, "Beginning segment " + number + " of the block log");
        }
        end = Location.position(number, Segment.HEADER);
        return end;
    }

    /** Writes a frame at the end and syncs it. When this returns, the block is committed. */
    void append(ByteBuffer frame) {
        int length = frame.remaining();
        try {
            write(out, frame, Location.offset(end));
            out.force(false);
        } catch (IOException e) {
            throw StoreFailure.of(
                    e, "Committing a block to " + segments.getLast().path());
        }
        end += length;
    }

    /**
     * Writes the last frame once more and syncs it. A sync that failed may have left a frame that reads well from memory
     * and is not on the disk; nothing may build on it before it is.
     */
    void writeAgain(Frame last) {
        // Not always the last segment: a crash may have left a new one behind it that has no frame yet.
        Path file = path(last.position());
        try (FileChannel its = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(its, ByteBuffer.wrap(read(last.position(), last.length())), Location.offset(last.position()));
            its.force(false);
        } catch (IOException e) {
            throw StoreFailure.of(e, "Syncing the last block of " + file);
        }
    }

    /** Takes everything from that position of the last segment away. */
    void cut(long position) {
        try {
            out.truncate(Location.offset(position));
            out.force(true);
        } catch (IOException e) {
            throw StoreFailure.of(
                    e, "Cutting the torn block off " + segments.getLast().path());
        }
        end = position;
    }

    /** Bytes of one segment; fewer where it ends. */
    byte[] read(long position, int length) {
        return segments.get(Location.segment(position)).read(Location.offset(position), length);
    }

    /** The bytes at that location. */
    byte[] read(long location) {
        byte[] bytes = read(Location.position(location), Location.length(location));
        if (bytes.length < Location.length(location)) {
            throw StoreFailure.damaged("The block log ends before position " + Location.position(location));
        }
        return bytes;
    }

    /** What stands at a position. */
    sealed interface Step {
        /** A frame. */
        record Good(Frame frame) implements Step {}

        /** The end of the log. */
        record End(long position) implements Step {}

        /** Neither: a frame that was torn, or is damaged. */
        record Broken(long position, String why) implements Step {}
    }

    /** Reads the frame at that position, or, at the end of a segment, the first one of the next. */
    Step step(long position) {
        int number = Location.segment(position);
        if (number >= segments.size()) {
            return new Step.Broken(position, "the log has no such segment");
        }
        long left = segments.get(number).size() - Location.offset(position);
        if (left == 0) {
            boolean last = number == segments.size() - 1;
            return last ? new Step.End(position) : step(Location.position(number + 1, Segment.HEADER));
        }
        return left < Frame.MIN_LENGTH
                ? new Step.Broken(position, left < 0 ? "the segment ends before it" : "only its beginning is there")
                : frame(position, left);
    }

    private Step frame(long position, long left) {
        int length = Frame.claimedLength(read(position, Frame.HEADER)).orElse(0);
        if (length == 0) {
            return new Step.Broken(position, "no block begins there");
        }
        if (length > left) {
            return new Step.Broken(position, "only its beginning is there");
        }
        byte[] bytes = read(position, length);
        if (!Frame.intact(ByteBuffer.wrap(bytes))) {
            return new Step.Broken(position, "its checksum is wrong");
        }
        try {
            return new Step.Good(Frame.read(bytes, position));
        } catch (MalformedException e) {
            return new Step.Broken(position, e.detail());
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** The number of segments: numbered from 0 without a gap. */
    private static int count(Path folder) throws IOException {
        int count = 0;
        while (Files.exists(Segment.path(folder, count))) {
            count++;
        }
        try (var files = Files.list(folder)) {
            long all = files.filter(file -> file.toString().endsWith(".blocks")).count();
            if (all != count) {
                throw new StoreFailure(
                        Problem.BLOCKS_MISSING,
                        "Segment " + count + " of the block log in " + folder
                                + " is missing. Restore it from a back-up or copy it from another member");
            }
        }
        return count;
    }

    private static void closeAll(List<Segment> segments) {
        for (Segment segment : segments) {
            try {
                segment.close();
            } catch (IOException e) {
                throw StoreFailure.of(e, "Closing " + segment.path());
            }
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw StoreFailure.of(e, "Closing the block log");
        } finally {
            closeAll(segments);
        }
    }
}
