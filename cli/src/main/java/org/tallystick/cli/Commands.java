package org.tallystick.cli;

import java.util.List;
import java.util.function.Supplier;
import org.tallystick.cli.commands.TestCommand;
import org.tallystick.cli.commands.VerifyCommand;
import org.tallystick.cli.frame.Command;

/**
 * Every command, in the order of the help. Adding one is a class in {@code commands} and a line here; its options, its
 * description and its examples stand in the class. The line says {@code () -> new X()} and not {@code X::new}, for a
 * method reference would load the class at once.
 */
final class Commands {
    static final List<Entry> ALL = List.of(
            entry(Group.CHECK, "verify", "Check a receipt offline, against a policy.", () -> new VerifyCommand()),
            entry(
                    Group.TOOLS,
                    "completion",
                    "Print a completion script for bash and zsh.",
                    () -> new CompletionCommand()),
            entry(Group.TOOLS, "test", "Run every check and test (in a checkout).", () -> new TestCommand()));

    private Commands() {}

    /** Headings of the help. */
    enum Group {
        CHECK("Check what others say"),
        TOOLS("Tools");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * A command that is not loaded yet.
     *
     * @param summary one line for the list of commands
     * @param make makes the object that picocli fills in: a {@link Command}, or a group of them
     */
    record Entry(Group group, String name, String summary, Supplier<Object> make) {}

    private static Entry entry(Group group, String name, String summary, Supplier<Object> make) {
        return new Entry(group, name, summary, make);
    }
}
