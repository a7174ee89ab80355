package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Watched;
import picocli.CommandLine;

class TallyTest {
    private static final Pattern OURS = Pattern.compile("\\./tally ([^)]+)");

    private final Watched pipes = Watched.pipes();

    @Test
    void helpListsEveryCommandAndEveryExitCode() {
        assertThat(run(pipes, "--help")).isZero();
        Commands.ALL.forEach(
                entry -> assertThat(pipes.out()).containsPattern("(?m)^  " + entry.name() + " +\\Q" + entry.summary()));
        for (Exit exit : Exit.values()) {
            assertThat(pipes.out()).contains(exit.code() + "   " + exit.meaning());
        }
    }

    @Test
    void everyCommandDescribesItselfAndItsExamplesParse() {
        CommandTree.whole().getSubcommands().forEach((name, command) -> {
            var usage = command.getCommandSpec().usageMessage();
            assertThat(usage.description()).as("description of " + name).isNotEmpty();
            assertThat(usage.footer()).as("examples of " + name).isNotEmpty();
            for (String example : usage.footer()) {
                parses(example);
            }
        });
    }

    @Test
    void everyHelpFitsInto80Columns() {
        assertThat(CommandTree.whole().getSubcommands().keySet())
                .allSatisfy(command ->
                        assertThat(RunOf.tally(command, "--help").out().lines()).allMatch(line -> line.length() <= 80));
        assertThat(RunOf.tally("--help").out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whoWatchesGetsErrorsFoldedIntoTheWindow() {
        Watched narrow = new Watched(Map.of("TALLY_TERMINALS", "out,err"));
        new Output(narrow.terminal(), false)
                .failed(Failure.input("what", "word ".repeat(40).strip(), "next"));
        assertThat(narrow.err().lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.startsWith("        word"));
    }

    @Test
    void helpOfACommandIsTheSameInBothOrders() {
        Watched other = Watched.pipes();
        assertThat(run(pipes, "help", "completion")).isZero();
        assertThat(run(other, "completion", "--help")).isZero();
        assertThat(pipes.out()).isEqualTo(other.out()).contains("Usage: tally completion");
    }

    @Test
    void noCommandShowsTheHelpAsAnError() {
        assertThat(run(pipes)).isEqualTo(Exit.USAGE.code());
        assertThat(pipes.out()).isEmpty();
        assertThat(pipes.err()).contains("Usage: tally COMMAND");
    }

    @Test
    void anUnknownCommandSaysWhatHappenedWhyAndWhatToDo() {
        assertThat(run(pipes, "completoin")).isEqualTo(Exit.USAGE.code());
        assertThat(pipes.err())
                .startsWith("error: the command line is not understood\n")
                .contains("why:  Unmatched argument at index 0: 'completoin'", "did you mean 'completion'")
                .endsWith("'tally --help' shows what it knows\n");
        assertThat(run(Watched.pipes(), "completoin", "--help")).isEqualTo(Exit.USAGE.code());
    }

    @Test
    void anOptionThatStandsBeforeACommandWithinAnotherIsNotOverlooked() {
        assertThat(run(pipes, "accesses", "--as", "ana", "overdue", "0".repeat(32)))
                .isEqualTo(Exit.USAGE.code());
        assertThat(pipes.err()).contains("--as stands before 'overdue': write it behind");
    }

    @Test
    void withJsonAFailureIsOneDocumentOnTheResultStream() {
        assertThat(run(pipes, "test", "--json")).isEqualTo(Exit.USAGE.code());
        assertThat(pipes.err()).isEmpty();
        assertThat(pipes.out())
                .isEqualTo("{\"error\":{\"exit\":2,\"next\":\"run ./tally test in a checkout\","
                        + "\"what\":\"the tests run from a checkout of the sources\","
                        + "\"why\":\"this is the built program, which holds no tests\"}}" + System.lineSeparator());
    }

    @Test
    void whatACommandThrowsDecidesTheExitCode() {
        assertThat(attempt(out -> Exit.REFUSED)).isEqualTo(Exit.REFUSED);
        assertThat(attempt(out -> {
                    throw Failure.unreachable("no answer", "it is off", "start it");
                }))
                .isEqualTo(Exit.UNREACHABLE);
        assertThat(attempt(out -> {
                    throw new IOException("disk full");
                }))
                .isEqualTo(Exit.INPUT);
        assertThat(attempt(out -> {
                    throw new IllegalStateException("broken invariant");
                }))
                .isEqualTo(Exit.BUG);
        assertThat(pipes.err()).contains("disk full", "broken invariant").doesNotContain("\tat ");
    }

    @Test
    void coloursAreForPeopleWhoWantThem() {
        Watched plain = new Watched(Map.of("TALLY_TERMINALS", "out,err", "TERM", "xterm", "NO_COLOR", "1"));
        Watched dumb = new Watched(Map.of("TALLY_TERMINALS", "out,err", "TERM", "dumb"));
        Watched person = Watched.person();
        run(plain, "nothing");
        run(dumb, "nothing");
        run(pipes, "nothing");
        run(person, "nothing");
        assertThat(person.err()).contains("\u001b[31;1merror:");
        assertThat(plain.err() + dumb.err() + pipes.err()).doesNotContain("\u001b");
    }

    @Test
    void completionKnowsTheOptionsOfCommandsThatWereNotAskedFor() {
        assertThat(run(pipes, "completion")).isZero();
        assertThat(pipes.out()).startsWith("#!").contains("--quick", "overdue", "enrol bind", "--ledger-ahead");
    }

    private Exit attempt(Command command) {
        return new Tally(pipes.terminal()).attempt(command, new Output(pipes.terminal(), false));
    }

    private static int run(Watched watched, String... args) {
        return new Tally(watched.terminal()).run(args);
    }

    /** An example is a command line of ours, alone or within one of the shell's. */
    private static void parses(String example) {
        Matcher ours = OURS.matcher(example.replace("\\%n", " "));
        assertThat(ours.find()).as(example).isTrue();
        CommandLine.ParseResult parsed =
                CommandTree.whole().parseArgs(ours.group(1).strip().split(" +"));
        assertThat(parsed.hasSubcommand()).as(example).isTrue();
    }
}
