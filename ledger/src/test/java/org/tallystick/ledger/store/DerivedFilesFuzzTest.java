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
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;

/** Whatever lies in the files that are made from the block log, they are read or said to be no good. */
@Tag("slow")
class DerivedFilesFuzzTest {
    private static final int LEVELS = 64;

    @FuzzTest(maxDuration = "1m")
    void savepointHeader(byte[] input) {
        byte[] bytes = BlockLogFuzzTest.checked(input, input.length);
        if (Parsed.of(() -> SavepointHeader.read(bytes))
                instanceof Parsed.Ok<SavepointHeader>(SavepointHeader header)) {
            assertThat(header.encode()).isEqualTo(ByteBuffer.wrap(bytes));
            assertThat(header.starts()).isSorted();
        }
    }

    @FuzzTest(maxDuration = "1m")
    void savepoint(byte[] input) throws IOException {
        Path file = Files.createTempFile("ledger", ".savepoint");
        try {
            Files.write(file, checkedThroughout(input));
            Savepoint savepoint = SavepointReader.read(file);
            SavepointWriter.write(savepoint, file);
            assertThat(SavepointReader.read(file).state().hash())
                    .isEqualTo(savepoint.state().hash());
        } catch (MalformedException e) {
            assertThat(e.detail()).isNotEmpty();
        } finally {
            Files.delete(file);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void hashes(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("hashes");
        for (String level : new String[] {"0", "1"}) {
            Files.write(folder.resolve(level), input);
        }
        try (HashFiles files = HashFiles.open(folder)) {
            for (int level = 0; level < LEVELS; level++) {
                hash(files, level, files.size() >>> level);
                hash(files, level, 0);
            }
        } finally {
            StoreDirectory.delete(folder);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void offsets(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("offsets");
        Files.write(folder.resolve("entries"), input);
        Files.write(folder.resolve("blocks"), input);
        try (Offsets offsets = Offsets.open(folder)) {
            for (long entry = 0; entry < offsets.entries(); entry++) {
                offsets.entry(entry);
            }
            for (long block = 0; block < offsets.blocks(); block++) {
                long first = offsets.blockFirstEntry(block);
                assertThat(offsets.blockOf(first, offsets.blocks())).isBetween(0L, offsets.blocks() - 1);
            }
            offsets.blockPosition(offsets.blocks());
            throw new AssertionError("there is no block behind the last");
        } catch (StoreFailure e) {
            assertThat(e.getMessage()).contains("rebuilt from the blocks");
        } finally {
            StoreDirectory.delete(folder);
        }
    }

    private static void hash(HashFiles files, int level, long index) {
        try {
            assertThat(files.node(level, index).dangerArray()).hasSize(32);
        } catch (StoreFailure e) {
            assertThat(e.getMessage()).contains("rebuilt from the blocks");
        }
    }

    /** With the right checksums behind the header, and behind each section that it claims and that is there. */
    private static byte[] checkedThroughout(byte[] input) {
        byte[] bytes = BlockLogFuzzTest.checked(input, SavepointHeader.LENGTH);
        if (bytes.length < SavepointHeader.LENGTH) {
            return bytes;
        }
        Bytes beginning = Bytes.wrap(Arrays.copyOf(bytes, SavepointHeader.LENGTH));
        if (Parsed.of(() -> SavepointHeader.read(beginning.toArray()))
                instanceof Parsed.Ok<SavepointHeader>(SavepointHeader header)) {
            long[] starts = header.starts();
            for (int i = 0; i < SavepointHeader.SECTIONS && starts[i + 1] <= bytes.length; i++) {
                int from = (int) starts[i];
                int to = (int) starts[i + 1] - SavepointHeader.CHECKSUM;
                CRC32C checksum = new CRC32C();
                checksum.update(bytes, from, to - from);
                ByteBuffer.wrap(bytes).putInt(to, (int) checksum.getValue());
            }
        }
        return bytes;
    }
}
