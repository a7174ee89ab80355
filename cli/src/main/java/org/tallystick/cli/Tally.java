package org.tallystick.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: one command line in, one exit code out. */
public final class Tally {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private final Terminal terminal;

    /** A program that writes to that terminal. */
    Tally(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT %4$s: %5$s%n"); // one line each, and no stack traces
        }
        Terminal terminal = Terminal.of(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv());
        System.exit(new Tally(terminal).run(args));
    }

    /** Runs a command line; {@code help COMMAND} is {@code COMMAND --help}. */
    int run(String... args) {
        if (args.length > 0 && args[0].equals("help")) {
            return run(args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"});
        }
        return CommandTree.of(args)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
                .setParameterExceptionHandler(this::misunderstood)
                .setExecutionStrategy(this::execute)
                .execute(args);
    }

    private int execute(ParseResult parsed) {
        if (!parsed.unmatched().isEmpty()) { // picocli lets a wrong command pass if --help stands behind it
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
        return Optional.ofNullable(CommandLine.executeHelpRequest(parsed)).orElseGet(() -> executeCommand(parsed));
    }

    private int executeCommand(ParseResult parsed) {
        boolean json = parsed.hasMatchedOption("--json");
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            requireNoOptions(last);
            last = last.subcommand();
            json |= last.hasMatchedOption("--json");
        }
        Output out = new Output(terminal, json);
        if (!(last.commandSpec().userObject() instanceof Command command)) {
            return withoutCommand(last.commandSpec().commandLine(), out).code();
        }
        return attempt(command, out).code();
    }

    /** What stands before the name of a command within another would be read as the other's, and change nothing. */
    private static void requireNoOptions(ParseResult group) {
        group.matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(name -> !name.equals("--json"))
                .findFirst()
                .ifPresent(name -> {
                    String within = group.subcommand().commandSpec().name();
                    throw new ParameterException(
                            group.commandSpec().commandLine(),
                            name + " stands before '" + within + "': write it behind");
                });
    }

    private Exit withoutCommand(CommandLine group, Output out) {
        String name = group.getCommandSpec().qualifiedName();
        if (out.isJson()) {
            return out.failed(
                    Failure.usage("no command is named", name + " has several", "'" + name + " --help' lists them"));
        }
        group.usage(terminal.err(), ansi());
        return Exit.USAGE;
    }

    Exit attempt(Command command, Output out) {
        try {
            return command.run(out);
        } catch (Failure failure) {
            return explain(out, failure, failure);
        } catch (IOException | UncheckedIOException failed) {
            return explain(
                    out,
                    failed,
                    Failure.input(
                            "a file or a stream failed",
                            reason(failed),
                            "see whether it is there and may be used, and whether the disk is full"));
        } catch (RuntimeException | StackOverflowError thrown) {
            return explain(out, thrown, Failure.bug(thrown));
        }
    }

    private Exit explain(Output out, Throwable thrown, Failure failure) {
        if (terminal.traces()) {
            thrown.printStackTrace(terminal.err());
        }
        return out.failed(failure);
    }

    private int misunderstood(ParameterException exception, String[] args) {
        String name = exception.getCommandLine().getCommandSpec().qualifiedName();
        String next = "'" + name + " --help' shows what it knows";
        if (exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            next = "did you mean '" + String.join("' or '", unmatched.getSuggestions()) + "'? " + next;
        }
        Failure failure = Failure.usage("the command line is not understood", reason(exception), next);
        return explain(new Output(terminal, Arrays.asList(args).contains("--json")), exception, failure)
                .code();
    }

    private Ansi ansi() {
        return terminal.watchedOut() && terminal.colours() ? Ansi.ON : Ansi.OFF;
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static String reason(Throwable thrown) {
        return switch (thrown) {
            case UncheckedIOException wrapped when wrapped.getCause() != null -> reason(wrapped.getCause());
            case NoSuchFileException absent -> "there is no file or folder " + absent.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            case AccessDeniedException denied -> denied.getFile() + " may not be used by you";
            case ParameterException wrong -> String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
            default -> message(thrown);
        };
    }

    private static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString());
    }
}
