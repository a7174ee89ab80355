package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tallystick.sharing.vault.VaultFixture.MIB;
import static org.tallystick.sharing.vault.VaultFixture.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.payload.Layout;

/** Large payloads in constant memory, and a disk that is full. */
@Tag("slow")
class VaultSlowTest {
    private static final VaultSettings LARGE = new VaultSettings(Layout.MAX_SIZE, 0, Duration.ofHours(1));

    @TempDir
    Path folder;

    @Test
    void threeGibibytesTakeNoMoreMemoryThanOneChunkDoes() throws IOException {
        long size = 3L << 30;
        try (VaultFixture fixture = new VaultFixture(folder.resolve("vault"), LARGE)) {
            long before = allocated();
            long start = System.nanoTime();
            Received received = fixture.vault.receive(new Zeros(size), Declared.size(size));
            report("seal to disk", size, start);
            assertThat(allocated() - before).isLessThan(64L << 20);
            Hash commitment = ((Received.Stored) received).commitment();
            before = allocated();
            start = System.nanoTime();
            try (HeldPayload payload = fixture.held(commitment)) {
                long sealed = size + 16 * (size >> 20);
                assertThat(payload.copySealed(0, sealed, OutputStream.nullOutputStream()))
                        .isEqualTo(new Copied.Whole(sealed));
            }
            report("open from disk", size, start);
            assertThat(allocated() - before).isLessThan(64L << 20);
            start = System.nanoTime();
            assertThat(fixture.read(commitment, size - 3, size)).containsExactly(0, 0, 0);
            report("open the last three bytes", 3, start);
        }
    }

    @Test
    void onAFullDiskAnUploadLeavesNothingBehind() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()))
                .as("a small disk can be mounted here")
                .isZero();
        try (VaultFixture fixture = new VaultFixture(disk.resolve("vault"), LARGE)) {
            Hash small = fixture.keep(content(2 * MIB));
            assertThat(fixture.vault.receive(new ByteArrayInputStream(content(5 * MIB)), Declared.NOTHING))
                    .isEqualTo(new Received.NoSpace());
            assertThat(fixture.files()).hasSize(1);
            assertThat(fixture.read(small, 0, 2L * MIB)).isEqualTo(content(2 * MIB));
            Hash fits = fixture.keep(content(MIB));
            assertThat(fixture.read(fits, 0, MIB)).isEqualTo(content(MIB));
        } finally {
            run("umount", disk.toString());
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void report(String what, long bytes, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(java.util.Locale.ROOT, "%s: %.3f s, %.0f MB/s%n", what, seconds, bytes / 1e6 / seconds);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            java.util.Arrays.fill(bytes, from, from + read, (byte) 0);
            left -= read;
            return read;
        }
    }
}
