package org.tallystick.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The commands as picocli sees them. Only the one that the command line names is loaded; the others are a name and a
 * summary, which is all that the help shows of them.
 */
final class CommandTree {
    private static final OptionSpec HELP = OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help.")
            .build();
    private static final OptionSpec JSON = OptionSpec.builder("--json")
            .description("Print one JSON document instead of text.")
            .build();
    private static final OptionSpec VERSION = OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build();

    private CommandTree() {}

    /** The tree for one command line. */
    static CommandLine of(String... args) {
        String wanted = Arrays.stream(args)
                .filter(arg -> !arg.startsWith("-"))
                .findFirst()
                .orElse("");
        return tree(List.of(wanted));
    }

    /** The tree with every command loaded. */
    static CommandLine whole() {
        return tree(Commands.ALL.stream().map(Commands.Entry::name).toList());
    }

    private static CommandLine tree(List<String> loaded) {
        CommandSpec spec = CommandSpec.create()
                .name("tally")
                .addOption(HELP)
                .addOption(JSON)
                .addOption(VERSION);
        spec.versionProvider(new Version());
        CommandLine root = new CommandLine(spec);
        for (Commands.Entry entry : Commands.ALL) {
            root.addSubcommand(entry.name(), loaded.contains(entry.name()) ? command(entry) : placeholder(entry));
        }
        HelpText.dressRoot(root);
        return root;
    }

    private static CommandLine placeholder(Commands.Entry entry) {
        CommandSpec spec = CommandSpec.create().name(entry.name());
        spec.usageMessage().header(entry.summary());
        return new CommandLine(spec);
    }

    private static CommandLine command(Commands.Entry entry) {
        CommandLine command = new CommandLine(entry.make().get());
        command.getCommandSpec().name(entry.name()).usageMessage().header(entry.summary());
        addCommonOptions(command);
        return command;
    }

    private static void addCommonOptions(CommandLine command) {
        command.getCommandSpec().addOption(JSON).addOption(HELP);
        HelpText.dress(command);
        command.getSubcommands().values().forEach(CommandTree::addCommonOptions);
    }
}
