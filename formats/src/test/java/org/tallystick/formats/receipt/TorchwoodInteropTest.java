package org.tallystick.formats.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.checkpoint.SignedCheckpoint;

/** Receipts and policies before filippo.io/torchwood, a verifier that others wrote. {@code tools/interop/build} needs Go. */
@Tag("slow")
class TorchwoodInteropTest {
    private static final int SOMETHING_IS_MISSING = 3;

    private final SampleNetwork network = new SampleNetwork();

    @TempDir
    private Path folder;

    @Test
    void torchwoodAcceptsOurReceiptsAndRefusesAlteredOnes() throws Exception {
        List<Path> genuine = genuine();
        List<Path> altered = altered();
        List<String> expected = new ArrayList<>();
        genuine.forEach(file -> expected.add("accepted " + file));
        altered.forEach(file -> expected.add("refused " + file));

        List<Path> all = Stream.concat(genuine.stream(), altered.stream()).toList();
        Ran verifier = run(command(build(), policy(), all));

        assertThat(verifier.exit()).isEqualTo(1);
        assertThat(verifier.lines().stream().map(line -> line.split(": ", 2)[0]))
                .containsExactlyElementsOf(expected);
    }

    private List<Path> genuine() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int size = 3; size <= network.size(); size += 3) {
            SignedCheckpoint checkpoint = network.checkpoint(size, 3);
            SignedCheckpoint trimmed =
                    SampleNetwork.policyForEd25519().trim(checkpoint).orElseThrow();
            for (int index = 0; index < size; index++) {
                String name = index + "-of-" + size;
                files.add(write(name, network.receipt(index, trimmed).encode()));
            }
            files.add(write(
                    "both-algorithms-" + size, network.receipt(1, checkpoint).encode()));
        }
        return files;
    }

    private List<Path> altered() throws IOException {
        SignedCheckpoint trimmed =
                SampleNetwork.policyForEd25519().trim(network.checkpoint(9, 3)).orElseThrow();
        Receipt receipt = network.receipt(3, trimmed);
        Receipt otherEntry = new Receipt(network.entry(4).bytes(), receipt.proof(), receipt.checkpoint());
        Receipt otherIndex = Receipt.of(receipt.entry(), 2, receipt.proof().path(), trimmed);
        Receipt noQuorum = network.receipt(3, network.checkpoint(9, 2));
        SignedCheckpoint withoutLog = new SignedCheckpoint(
                trimmed.checkpoint(),
                trimmed.signatures().subList(1, trimmed.signatures().size()));
        String text = receipt.encode().text();
        return List.of(
                write("other-entry", otherEntry.encode()),
                write("other-index", otherIndex.encode()),
                write("two-of-three", noQuorum.encode()),
                write("without-log", network.receipt(3, withoutLog).encode()),
                write("other-size", Bytes.utf8(text.replace("\n9\n", "\n10\n"))),
                write("other-version", Bytes.utf8(text.replace("@v1", "@v2"))),
                write("cut-off", Bytes.utf8(text.substring(0, text.length() - 1))));
    }

    private Path policy() throws IOException {
        return write("policy", SampleNetwork.policyForEd25519().encode());
    }

    private Path write(String name, Bytes bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes.toArray());
    }

    /** Where Go is missing the test is skipped, and says what to install; on CI it fails. */
    private Path build() throws Exception {
        Ran build = run(List.of("../tools/interop/build", "verify-receipt"));
        if (build.exit() == SOMETHING_IS_MISSING) {
            Assumptions.abort(String.join("\n", build.lines()));
        }
        assertThat(build.exit()).as("%s", build.lines()).isZero();
        return Path.of(build.lines().getLast(), "verify-receipt");
    }

    private static List<String> command(Path binary, Path policy, List<Path> files) {
        return Stream.concat(Stream.of(binary, policy), files.stream())
                .map(Path::toString)
                .toList();
    }

    private record Ran(int exit, List<String> lines) {}

    private Ran run(List<String> command) throws Exception {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after five minutes: " + command.getFirst());
        }
        return new Ran(process.exitValue(), Files.readAllLines(output));
    }
}
