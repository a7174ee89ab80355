package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Terminal;
import org.tallystick.cli.wallet.Home;

/** What the demo prints as commands is pasted into a shell, while the network that it kept runs. */
@Tag("slow")
@Timeout(180)
class PastedDemoTest {
    private static final Pattern COMMAND = Pattern.compile("^   (\\./tally (?:.*\\\\\\n)*.*)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void everyCommandThatTheDemoPrintsWorks() throws Exception {
        Path network = folder.resolve("network");
        List<String> commands = printed(network);
        assertThat(commands).hasSize(12);
        aCheckout();
        assertThat(commands.getLast()).contains("fsck"); // of a network that is stopped
        assertThat(pasted(commands.getLast(), network)).isEqualTo(Exit.OK.code());
        try (Stage _ = Stage.start(new Home(network))) {
            for (String command : commands.subList(0, 11)) {
                boolean isOver = command.contains("revoke") || command.contains("refused.csv");
                assertThat(pasted(command, network))
                        .as(command)
                        .isEqualTo(isOver ? Exit.REFUSED.code() : Exit.OK.code());
            }
        }
        assertThat(folder.resolve("values.csv")).hasSameTextualContentAs(Path.of("../demo/files/lab-values.csv"));
    }

    /** Up to what it says of things to try next. */
    private static List<String> printed(Path network) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertThat(Story.tellIn(network, new Output(Terminal.of(stream, stream, Map.of()), false)))
                .isTrue();
        String story = told.toString(StandardCharsets.UTF_8);
        Matcher commands = COMMAND.matcher(story.substring(0, story.indexOf("What next")));
        return commands.results().map(found -> found.group(1)).toList();
    }

    /** With a launcher for what is being tested, and the files of the demo. */
    private void aCheckout() throws IOException {
        Path launcher = Files.createFile(
                folder.resolve("tally"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = System.getProperty("java.class.path");
        Files.writeString(
                launcher, "#!/bin/sh\nexec '" + java + "' -cp '" + path + "' org.tallystick.cli.Tally \"$@\"\n");
        Files.createSymbolicLink(
                folder.resolve("demo"), Path.of("../demo").toAbsolutePath().normalize());
    }

    private int pasted(String command, Path network) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(folder.toFile());
        shell.environment().put("TALLY_HOME", network.toString());
        Process process = shell.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
