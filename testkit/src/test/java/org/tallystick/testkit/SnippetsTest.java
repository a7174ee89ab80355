package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every snippet of README.md and the docs does what the page says. */
class SnippetsTest {
    /** These are run by CI itself and by a test of their own. */
    private static final Set<String> RUN_ELSEWHERE = Set.of("test", "demo", "up");

    /** README.md speaks of these already; take a name out as soon as its command is there. */
    private static final Set<String> NOT_THERE_YET = Set.of();

    /** The pages whose {@code console} blocks need a running network, and the tests that run them on one. */
    private static final Map<String, Class<?>> RUN_ON_A_NETWORK = Map.of(
            "README.md", UpTest.class,
            "docs/monitoring.md", TesseraFsckTest.class,
            "docs/witnesses.md", LitewitnessTest.class);

    @TempDir
    private Path folder;

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("commands")
    void commandsPrintWhatThePageSays(Snippet snippet) throws Exception {
        String script =
                snippet.body().lines().filter(line -> !runElsewhere(line)).collect(Collectors.joining("\n"));
        Finished run = bash("set -e\n" + script);
        assertThat(run.exit()).as(run.output()).isEqualTo(snippet.exit());
        snippet.output().ifPresent(expected -> assertThat(run.output()).isEqualTo(expected));
    }

    @Tag("slow")
    @Test
    void commandsThatAreRunElsewhereExist() throws Exception {
        for (String command : RUN_ELSEWHERE) {
            boolean there = bash("./tally " + command + " --help").exit() == 0;
            assertThat(there).as(command).isNotEqualTo(NOT_THERE_YET.contains(command));
        }
    }

    @Test
    void javaStandsInATestThatCompiles() throws IOException {
        String tests = testSources();
        assertThat(Snippet.all())
                .filteredOn(snippet -> snippet.language().equals("java"))
                .allSatisfy(snippet -> assertThat(tests).contains(withoutSpace(snippet.body())));
    }

    @Test
    void whatNeedsANetworkIsOnAPageThatATestTakesToOne() {
        assertThat(Snippet.all())
                .filteredOn(snippet -> snippet.language().equals("console"))
                .allSatisfy(snippet -> assertThat(RUN_ON_A_NETWORK).containsKey(snippet.page()));
    }

    @Test
    void everyBlockIsOfAKindThatIsChecked() {
        assertThat(Snippet.all())
                .isNotEmpty()
                .allSatisfy(snippet -> assertThat(snippet.language()).isIn("sh", "java", "console", "session"));
    }

    static List<Snippet> commands() {
        return Snippet.all().stream()
                .filter(snippet -> snippet.language().equals("sh"))
                .toList();
    }

    private static boolean runElsewhere(String line) {
        return RUN_ELSEWHERE.stream().anyMatch(command -> line.strip().equals("./tally " + command));
    }

    private record Finished(int exit, String output) {}

    private Finished bash(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(Checkout.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return new Finished(process.exitValue(), Files.readString(output));
    }

    private static String testSources() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/test/"))
                    .map(file -> withoutSpace(Checkout.text(file.toString())))
                    .collect(Collectors.joining());
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
