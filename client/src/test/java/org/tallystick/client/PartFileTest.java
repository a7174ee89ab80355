package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decrypted files that are not whole yet. */
class PartFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNotWholeIsForItsOwnerOnlyAndGoesAway() throws IOException {
        Path file = folder.resolve("result.csv");
        try (PartFile part = PartFile.of(file)) {
            write(part);
            Path there = folder.resolve("result.csv.tally-part");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there)))
                    .isEqualTo("rw-------");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsWholeHasItsNameAndStaysItsOwners() throws IOException {
        Path file = Files.writeString(folder.resolve("result.csv"), "older");
        try (PartFile part = PartFile.of(file)) {
            write(part);
            part.finish();
        }
        assertThat(file).hasContent("decrypted");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void somebodysOwnFileIsLeftAlone() throws IOException {
        Path own = Files.writeString(folder.resolve("result.csv.part"), "from my browser");
        try (PartFile part = PartFile.of(folder.resolve("result.csv"))) {
            write(part);
            part.finish();
        }
        assertThat(own).hasContent("from my browser");
    }

    @Test
    void whatACrashLeftIsReplaced() throws IOException {
        Files.writeString(folder.resolve("result.csv.tally-part"), "half of it, and more");
        try (PartFile part = PartFile.of(folder.resolve("result.csv"))) {
            write(part);
            part.finish();
        }
        assertThat(folder.resolve("result.csv")).hasContent("decrypted");
        assertThat(folder.resolve("result.csv.tally-part")).doesNotExist();
    }

    @Tag("slow")
    @Test
    void aProgramThatIsToldToEndLeavesNothingDecrypted() throws Exception {
        Process reading = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PartFileTest.class.getName(),
                        folder.resolve("result.csv").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(reading.getInputStream().read()).isEqualTo('r');
        assertThat(folder.resolve("result.csv.tally-part")).exists();
        reading.destroy();
        assertThat(reading.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    /** Begins to write a file, says so, and waits to be ended. */
    public static void main(String[] args) throws Exception {
        try (PartFile part = PartFile.of(Path.of(args[0]))) {
            write(part);
            System.out.print('r');
            System.out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }

    private static void write(PartFile part) throws IOException {
        OutputStream out = part.out();
        out.write("decrypted".getBytes(StandardCharsets.UTF_8));
    }
}
