package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/**
 * Whatever lies in the block log, it is read or said to be damaged; and what is read is written back as it stood. Checksums
 * are made right first, or the search would never get behind them.
 */
@Tag("slow")
class BlockLogFuzzTest {
    private static final long POSITION = Segment.HEADER;

    @FuzzTest(maxDuration = "1m")
    void frame(byte[] input) {
        byte[] bytes = checked(input, input.length);
        if (Frame.claimedLength(bytes).filter(length -> length == bytes.length).isPresent()) {
            assertThat(Frame.intact(ByteBuffer.wrap(bytes))).isTrue();
            if (Parsed.of(() -> Frame.read(bytes, POSITION)) instanceof Parsed.Ok<Frame>(Frame frame)
                    && Parsed.of(frame::block) instanceof Parsed.Ok<Block>(Block block)) {
                assertThat(written(frame, block)).isEqualTo(Bytes.wrap(bytes));
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void change(byte[] input) {
        ByteBuffer in = ByteBuffer.wrap(checked(input, input.length));
        if (Parsed.of(() -> ChangeRecord.read(in)) instanceof Parsed.Ok<ChangeRecord>(ChangeRecord record)) {
            ByteBuffer out = ByteBuffer.allocate(in.capacity() + ChangeRecord.OVERHEAD);
            Change change = new Change(record.key(), record.value(), 0);
            int length = ChangeRecord.put(out, record.entry(), record.previous(), change);
            assertThat(out.flip()).isEqualTo(in.duplicate().flip());
            assertThat(length).isEqualTo(in.position());
        }
    }

    @FuzzTest(maxDuration = "1m")
    void segment(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("segment");
        Path file = Segment.path(folder, 0);
        try {
            byte[] bytes = checked(input, Segment.HEADER);
            Files.write(file, bytes);
            Segment.open(folder, 0, SyntheticBlocks.NETWORK).close();
            Files.delete(file);
            ByteBuffer fields = ByteBuffer.wrap(bytes);
            Segment.create(folder, 0, SyntheticBlocks.NETWORK, fields.getLong(16), fields.getLong(24))
                    .close();
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(bytes, Segment.HEADER));
        } catch (StoreFailure e) {
            assertThat(e.getMessage()).isNotEmpty();
        } finally {
            StoreDirectory.delete(folder);
        }
    }

    private static Bytes written(Frame frame, Block block) {
        long[] before = frame.changes().stream()
                .mapToLong(change -> change.item().previous())
                .toArray();
        int[] outside = new int[before.length];
        Arrays.fill(outside, -1);
        ByteBuffer out = new FrameEncoder()
                .encode(block, frame.firstEntry(), frame.logRoot(), POSITION, new Links(before, outside));
        byte[] bytes = new byte[out.remaining()];
        out.get(bytes);
        return Bytes.wrap(bytes);
    }

    /** The bytes with the checksum of those before at the end of the first {@code length} of them, where there is room. */
    static byte[] checked(byte[] bytes, int length) {
        byte[] checked = bytes.clone();
        if (length >= Integer.BYTES && length <= bytes.length) {
            CRC32C checksum = new CRC32C();
            checksum.update(checked, 0, length - Integer.BYTES);
            ByteBuffer.wrap(checked).putInt(length - Integer.BYTES, (int) checksum.getValue());
        }
        return checked;
    }
}
