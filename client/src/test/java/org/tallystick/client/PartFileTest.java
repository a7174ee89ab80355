package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decrypted files that are not whole yet. */
class PartFileTest {
    private static final Source SOURCE = new Source(new SecureRandom(), Instant::now, System::nanoTime);

    @TempDir
    private Path folder;

    @Test
    void whatIsNotWholeIsForItsOwnerOnlyAndGoesAway() throws IOException {
        Path file = folder.resolve("result.csv");
        try (PartFile part = PartFile.of(file, SOURCE)) {
            write(part);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(theOnlyPart())))
                    .isEqualTo("rw-------");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsWholeHasItsNameAndStaysItsOwners() throws IOException {
        Path file = Files.writeString(folder.resolve("result.csv"), "older");
        try (PartFile part = PartFile.of(file, SOURCE)) {
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
        try (PartFile part = PartFile.of(folder.resolve("result.csv"), SOURCE)) {
            write(part);
            part.finish();
        }
        assertThat(own).hasContent("from my browser");
    }

    @Test
    void whatACrashLeftGoesAwayWithTheNextFileOfTheFolder() throws IOException {
        Path left = folder.resolve("0123456789abcdef".repeat(2) + ".tally-part");
        Files.writeString(left, "half of it, and more");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        try (PartFile part = PartFile.of(folder.resolve("result.csv"), SOURCE)) {
            write(part);
            part.finish();
        }
        assertThat(folder.resolve("result.csv")).hasContent("decrypted");
        assertThat(left).doesNotExist();
    }

    @Test
    void ofTwoThatComeAtOnceEachGivesTheNameToWhatWasWrittenThere() throws IOException {
        Path file = folder.resolve("result.csv");
        try (PartFile first = PartFile.of(file, SOURCE)) {
            write(first);
            try (PartFile second = PartFile.of(file, SOURCE)) {
                second.out().write("something else".getBytes(StandardCharsets.UTF_8));
                first.finish();
                assertThat(file).hasContent("decrypted");
                second.finish();
                assertThat(file).hasContent("something else");
            }
        }
        assertThat(folder.toFile().list()).containsExactly("result.csv");
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
        assertThat(theOnlyPart()).exists();
        reading.destroy();
        assertThat(reading.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    /** Begins to write a file, says so, and waits to be ended. */
    public static void main(String[] args) throws Exception {
        try (PartFile part = PartFile.of(Path.of(args[0]), SOURCE)) {
            write(part);
            System.out.print('r');
            System.out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }

    private Path theOnlyPart() throws IOException {
        try (Stream<Path> parts = Files.list(folder)) {
            return parts.reduce((_, _) -> fail("there are several")).orElseThrow();
        }
    }

    private static void write(PartFile part) throws IOException {
        OutputStream out = part.out();
        out.write("decrypted".getBytes(StandardCharsets.UTF_8));
    }
}
