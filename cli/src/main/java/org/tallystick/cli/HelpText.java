package org.tallystick.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tallystick.cli.frame.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: headings, examples, the list of commands by group, the exit codes. */
final class HelpText {
    private static final int WIDTH = 80;
    private static final int NAME_COLUMN = 14;

    private HelpText() {}

    /** The help of the whole program. */
    static void dressRoot(CommandLine root) {
        UsageMessageSpec usage = root.getCommandSpec().usageMessage();
        usage.width(WIDTH);
        usage.sortOptions(false);
        usage.customSynopsis("Usage: tally COMMAND [OPTIONS]");
        usage.synopsisHeading("");
        usage.header("Tallystick: organisations that do not fully trust one another share data.");
        usage.headerHeading("%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("");
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(exitCodes());
        usage.footer("", "'tally COMMAND --help' shows a command's options and examples.");
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpText::commandList);
    }

    /** The help of one command. Its examples are the footer that its class declares. */
    static void dress(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.width(WIDTH);
        usage.sortOptions(false);
        usage.headerHeading("%n");
        usage.synopsisHeading("%nUsage: ");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.optionListHeading("%nOptions:%n");
        usage.commandListHeading("%nCommands:%n");
        if (usage.footer().length > 0) {
            usage.footerHeading("%nExamples:%n");
        }
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(Exit.values()).forEach(exit -> codes.put(" " + exit.code(), exit.meaning()));
        return codes;
    }

    private static String commandList(Help help) {
        StringBuilder text = new StringBuilder();
        for (Commands.Group group : Commands.Group.values()) {
            text.append(System.lineSeparator())
                    .append(group.title())
                    .append(':')
                    .append(System.lineSeparator());
            Commands.ALL.stream()
                    .filter(entry -> entry.group() == group)
                    .forEach(entry -> text.append("  ")
                            .append(help.colorScheme().commandText(entry.name()))
                            .append(" ".repeat(NAME_COLUMN - entry.name().length()))
                            .append(entry.summary())
                            .append(System.lineSeparator()));
        }
        return text.toString();
    }
}
