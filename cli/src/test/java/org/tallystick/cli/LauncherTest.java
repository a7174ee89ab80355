package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Hash;

/** The launcher in a fresh copy of the sources, with nothing in the environment but a home folder and the system's PATH. */
@Tag("slow")
class LauncherTest {
    private static final Path CHECKOUT = checkout();
    private static final String BUILDS = "Building Tallystick";

    @TempDir
    private Path folder;

    @Test
    void aFreshCloneBuildsOnceAndThenAnswersWithinHalfASecond() throws Exception {
        Path clone = freshClone();
        Finished first = tally(clone, Map.of(), "--help");
        assertThat(first.err()).contains(BUILDS);
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("Usage: tally COMMAND");
        assertThat(ourJars(clone))
                .as("jars of two builds")
                .hasSizeGreaterThan(5)
                .isEqualTo(ourJars(CHECKOUT));

        List<Finished> later = IntStream.range(0, 10)
                .mapToObj(i -> tally(clone, Map.of(), "--help"))
                .toList();
        assertThat(later).allSatisfy(run -> assertThat(run.err()).isEmpty());
        long best = later.stream().mapToLong(Finished::milliseconds).min().orElseThrow();
        assertThat(best).isLessThan(500);

        Files.writeString(clone.resolve("cli/src/main/resources.txt"), "changed");
        assertThat(tally(clone, Map.of(), "--help").err()).contains(BUILDS);
    }

    @Test
    void whateverTheJarsAreMadeOfLeadsToANewBuild() throws Exception {
        Path clone = freshClone();
        for (String part : List.of(
                "pom.xml",
                "cli/pom.xml",
                "cli/src/main/java/org/tallystick/cli/Tally.java",
                "spec/openapi.yaml",
                "demo/files/lab-values.csv")) {
            String before = fingerprint(clone);
            Files.writeString(clone.resolve(part), "changed", StandardOpenOption.APPEND);
            assertThat(fingerprint(clone)).as(part).isNotEqualTo(before);
        }
        String before = fingerprint(clone);
        Files.writeString(clone.resolve("README.md"), "changed", StandardOpenOption.APPEND);
        assertThat(fingerprint(clone)).isEqualTo(before);
    }

    @Test
    void itWorksThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("tally"), CHECKOUT.resolve("tally"));
        Finished run = run(folder, Map.of(), link.toString(), "--version");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Java ");
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path old = folder.resolve("jdk-17");
        Files.createDirectories(old.resolve("bin"));
        Files.createSymbolicLink(old.resolve("bin/javac"), Path.of("/bin/false"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Finished found = functions(Map.of("JAVA_HOME", old.toString()), "find_jdk; echo $JAVA_HOME");
        assertThat(found.exit()).as(found.err()).isZero();
        assertThat(found.out().strip()).isNotEqualTo(old.toString());
    }

    @Test
    void withoutAJdkItSaysHowToGetOne() {
        Finished nothing = functions(Map.of(), "jdk_candidates() { :; }; find_jdk");
        assertThat(nothing.exit()).isEqualTo(4);
        assertThat(nothing.err()).contains("error: no JDK 25 or newer was found", "why:", "next:", "apt-get install");
    }

    @Test
    void onWindowsItPointsToWsl() {
        Finished windows = functions(Map.of("OSTYPE", "msys"), "OSTYPE=msys; main --help");
        assertThat(windows.exit()).isEqualTo(4);
        assertThat(windows.err()).contains("WSL");
    }

    @Test
    void versionsOfMavenAreComparedAsNumbers() {
        assertThat(functions(Map.of(), "at_least 3.10 3.8").exit()).isZero();
        assertThat(functions(Map.of(), "at_least 4.0 3.8").exit()).isZero();
        assertThat(functions(Map.of(), "at_least 3.6 3.8").exit()).isEqualTo(1);
    }

    @Test
    void theCompletionScriptCompletesCommandsAndOptions() {
        String complete = "source <(./tally completion); complete_last() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
                + " _complete_tally 2>/dev/null; echo \"${COMPREPLY[@]}\"; };";
        Finished run = run(
                CHECKOUT,
                Map.of(),
                "bash",
                "-c",
                complete + " complete_last ./tally veri; complete_last ./tally verify --pol");
        assertThat(run.out()).as(run.err()).isEqualTo("verify\n--policy\n");
    }

    @Test
    void anUnknownOptionOfTheTestsIsAUsageError() {
        Finished run = tally(CHECKOUT, Map.of(), "test", "--fast");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'test' has no option --fast");
    }

    @Test
    void theClosingLineCountsWhatTheReportsSay() throws Exception {
        report(
                "ledger",
                "A",
                "<testsuite name=\"A\" time=\"0.1\" tests=\"4\" errors=\"1\" skipped=\"1\" failures=\"0\">");
        report(
                "ledger",
                "B",
                "<testsuite name=\"B\" time=\"0.1\" tests=\"30\" errors=\"0\" skipped=\"0\" failures=\"1\">");
        report(
                "formats",
                "C",
                "<testsuite name=\"C\" time=\"0.1\" tests=\"600\" errors=\"0\" skipped=\"0\" failures=\"0\">");
        Finished red = summary("gather unit", "");
        assertThat(red.out()).endsWith("\n631 passed, 2 failed, 1 skipped\n").contains("ledger", "34 tests, 2 failed");
        assertThat(red.exit()).isEqualTo(1);

        Finished green = summary("gather unit | grep formats", "");
        assertThat(green.out()).endsWith("\n600 passed, 0 failed\n");
        assertThat(green.exit()).isZero();
        assertThat(summary("gather unit | grep formats", "unit").exit()).isEqualTo(1);
        assertThat(summary("true", "").out()).endsWith("\n0 passed, 0 failed\n");
        assertThat(summary("true", "").exit()).isEqualTo(1);
    }

    @Test
    void whatASkippedTestLacksIsSaidOnce() throws Exception {
        String skipped = """
                <testsuite name="A" tests="1" errors="0" skipped="1" failures="0">
                <skipped type="Aborted"><![CDATA[Aborted:
                there is no Go
                  next: install it

                \tat A.b(A.java:1)
                ]]></skipped>""";
        report("formats", "A", skipped);
        report("testkit", "A", skipped);
        assertThat(summary("gather slow", "").out())
                .contains("\nSkipped tests say:\n  there is no Go\n    next: install it\n\nTook ");
    }

    private void report(String module, String name, String suite) throws IOException {
        Path reports = Files.createDirectories(folder.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(
                reports.resolve("TEST-" + name + ".xml"), "<?xml version=\"1.0\"?>\n" + suite + "\n</testsuite>");
    }

    /** The summary of what a function of the launcher gathers; some suites may have been broken off. */
    private Finished summary(String gather, String broken) {
        return functions(
                Map.of(),
                "ROOT=$PWD; RESULTS=$PWD/results; SKIPPED=$PWD/skipped; " + gather
                        + " >$RESULTS; reasons >$SKIPPED; summary '" + broken + "' 61");
    }

    @Test
    void aLockThatAKilledLauncherLeftIsTakenOver() throws Exception {
        Files.createDirectories(folder.resolve("lock"));
        Files.writeString(folder.resolve("lock/pid"), "999999999");
        Finished run = functions(Map.of(), "STATE=$PWD; under_lock echo done");
        assertThat(run.out()).isEqualTo("done\n");
        assertThat(folder.resolve("lock")).doesNotExist();
    }

    private Finished functions(Map<String, String> environment, String script) {
        return run(folder, environment, "bash", "-c", "source '" + CHECKOUT.resolve("tally") + "'; " + script);
    }

    private Finished tally(Path checkout, Map<String, String> environment, String... args) {
        return run(
                checkout,
                environment,
                Stream.concat(Stream.of("./tally"), Stream.of(args)).toArray(String[]::new));
    }

    private record Finished(int exit, String out, String err, long milliseconds) {}

    private Finished run(Path in, Map<String, String> environment, String... command) {
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
            builder.environment().putAll(fetchedLibraries());
            builder.environment().putAll(environment);
            long started = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err), milliseconds);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The digests of the jars that are built from our sources, by name. */
    private Map<String, String> ourJars(Path checkout) throws Exception {
        assertThat(tally(checkout, Map.of(), "--version").exit()).isZero();
        Path folder = checkout.resolve(".tally/dist").resolve(fingerprint(checkout));
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar : files.filter(LauncherTest::isOurs).toList()) {
                digests.put(
                        folder.relativize(jar).toString(),
                        Hash.of(Files.readAllBytes(jar)).url());
            }
        }
        return digests;
    }

    private String fingerprint(Path checkout) {
        return run(checkout, Map.of(), "bash", "-c", "source ./tally; ROOT=$PWD; fingerprint")
                .out()
                .strip();
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("tally") && name.endsWith(".jar");
    }

    /** What was fetched already need not be fetched again. */
    private static Map<String, String> fetchedLibraries() {
        Path maven = Path.of(System.getProperty("user.home"), ".m2");
        return Map.of(
                "MAVEN_OPTS", "-Dmaven.repo.local=" + maven.resolve("repository"), "MAVEN_USER_HOME", maven.toString());
    }

    /** What git would hand out, with what is not committed yet. */
    private Path freshClone() throws Exception {
        Path clone = Files.createDirectories(folder.resolve("clone"));
        Process listing = new ProcessBuilder("git", "ls-files", "-z", "-co", "--exclude-standard")
                .directory(CHECKOUT.toFile())
                .start();
        String names = new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(listing.waitFor()).isZero();
        for (String name : names.split("\0", -1)) {
            if (Files.isRegularFile(CHECKOUT.resolve(name))) {
                Files.createDirectories(
                        Optional.ofNullable(clone.resolve(name).getParent()).orElse(clone));
                Files.copy(CHECKOUT.resolve(name), clone.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return clone;
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (Files.notExists(folder.resolve("tally"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }
}
