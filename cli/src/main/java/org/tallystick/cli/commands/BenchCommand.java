package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tallystick.bench.Benches;
import org.tallystick.bench.Figure;
import org.tallystick.bench.Settings;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Measures how fast this machine runs a ledger and how much room it takes. Each figure stands beside "
                        + "what bounds it, both from this run: the ratios say more than the numbers. docs/benchmarks.md says what "
                        + "each one is.",
        footer = {
            "  ./tally bench",
            "  ./tally bench --only pipeline --entries 1000000",
            "  ./tally bench --only hot-key --seconds 20 --json",
            "  ./tally bench --rows"
        })
public final class BenchCommand implements Command {
    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Only this figure (and what it needs); may be repeated.")
    private List<String> only = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each measurement takes, besides its preparations (${DEFAULT-VALUE}).")
    private long seconds;

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How far 'pipeline' fills its ledger (${DEFAULT-VALUE}; at most 10 million).")
    private long entries;

    @Option(names = "--rows", description = "Prints rows for the table in docs/benchmarks.md.")
    private boolean rows;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description = "On the disk to be measured; what is made in it is deleted (the current one).")
    private Path folder = Path.of(".");

    @Override
    public Exit run(Output out) throws IOException {
        List<String> unknown =
                only.stream().filter(name -> !Benches.names().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Failure.usage(
                    "there is no figure " + unknown.getFirst(),
                    "'--only' takes the name of a figure",
                    "take some of: " + String.join(", ", Benches.names()));
        }
        List<Figure> figures =
                Benches.run(only, settings(out), figure -> out.line(rows ? figure.row() : figure.line()));
        out.result(Figure.json(figures));
        return Exit.OK;
    }

    private Settings settings(Output out) {
        if (!Files.isDirectory(folder)) {
            throw Failure.input(
                    "there is no folder " + folder, "the ledgers to be measured are made in it", "name one with --in");
        }
        try {
            return new Settings(Duration.ofSeconds(seconds), entries, folder.toAbsolutePath(), out::note);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    "the measurements would not fit", String.valueOf(e.getMessage()), "take fewer, or at least one");
        }
    }
}
