package org.tallystick.cli;

import java.util.List;
import java.util.function.Supplier;
import org.tallystick.cli.commands.AccessesCommand;
import org.tallystick.cli.commands.AccountCommand;
import org.tallystick.cli.commands.BenchCommand;
import org.tallystick.cli.commands.DemoCommand;
import org.tallystick.cli.commands.FsckCommand;
import org.tallystick.cli.commands.GrantCommand;
import org.tallystick.cli.commands.HistoryCommand;
import org.tallystick.cli.commands.InitCommand;
import org.tallystick.cli.commands.LogCommand;
import org.tallystick.cli.commands.MemberCommand;
import org.tallystick.cli.commands.PolicyCommand;
import org.tallystick.cli.commands.ProofCommand;
import org.tallystick.cli.commands.ReadCommand;
import org.tallystick.cli.commands.ReceiptCommand;
import org.tallystick.cli.commands.RecordCommand;
import org.tallystick.cli.commands.RevokeCommand;
import org.tallystick.cli.commands.ShareCommand;
import org.tallystick.cli.commands.StatusCommand;
import org.tallystick.cli.commands.SubjectCommand;
import org.tallystick.cli.commands.SubmitCommand;
import org.tallystick.cli.commands.TestCommand;
import org.tallystick.cli.commands.TokenCommand;
import org.tallystick.cli.commands.UpCommand;
import org.tallystick.cli.commands.VerifyCommand;
import org.tallystick.cli.frame.Command;

/**
 * Every command, in the order of the help. Adding one is a class in {@code commands} and a line here; its options, its
 * description and its examples stand in the class. The line says {@code () -> new X()} and not {@code X::new}, for a
 * method reference would load the class at once.
 */
final class Commands {
    static final List<Entry> ALL = List.of(
            entry(Group.NETWORK, "demo", "Show a consortium on this machine, in a minute.", () -> new DemoCommand()),
            entry(Group.NETWORK, "init", "Found a network of your own.", () -> new InitCommand()),
            entry(Group.NETWORK, "up", "Run a network; make one to try out if there is none.", () -> new UpCommand()),
            entry(Group.NETWORK, "status", "How far the ledger is, and who keeps it.", () -> new StatusCommand()),
            entry(Group.NETWORK, "account", "Register accounts and look after them.", () -> new AccountCommand()),
            entry(Group.NETWORK, "subject", "Enrol those whom data is about.", () -> new SubjectCommand()),
            entry(Group.NETWORK, "member", "List members, propose one, and vote.", () -> new MemberCommand()),
            entry(Group.SHARING, "share", "Share a file, or correct a record.", () -> new ShareCommand()),
            entry(Group.SHARING, "grant", "Allow or forbid someone to read.", () -> new GrantCommand()),
            entry(Group.SHARING, "revoke", "Take a grant back.", () -> new RevokeCommand()),
            entry(Group.SHARING, "read", "Read a record, on the record.", () -> new ReadCommand()),
            entry(Group.SHARING, "record", "Retire records, or collect them.", () -> new RecordCommand()),
            entry(Group.SHARING, "history", "Show every version of a record.", () -> new HistoryCommand()),
            entry(Group.SHARING, "accesses", "Show who read what, or asked to.", () -> new AccessesCommand()),
            entry(Group.CHECK, "receipt", "Fetch the receipt of a transaction.", () -> new ReceiptCommand()),
            entry(Group.CHECK, "proof", "Fetch a proof of the state.", () -> new ProofCommand()),
            entry(
                    Group.CHECK,
                    "policy",
                    "Fetch the trust root that receipts are checked against.",
                    () -> new PolicyCommand()),
            entry(Group.CHECK, "verify", "Check a receipt offline, against a policy.", () -> new VerifyCommand()),
            entry(Group.CHECK, "log", "Show the ledger, entry by entry.", () -> new LogCommand()),
            entry(Group.CHECK, "fsck", "Check a stopped ledger by executing it again.", () -> new FsckCommand()),
            entry(Group.TOOLS, "submit", "Send what was signed before.", () -> new SubmitCommand()),
            entry(Group.TOOLS, "token", "Make a bearer token for another program.", () -> new TokenCommand()),
            entry(
                    Group.TOOLS,
                    "completion",
                    "Print a completion script for bash and zsh.",
                    () -> new CompletionCommand()),
            entry(Group.TOOLS, "bench", "Measure speed and size, beside what bounds them.", () -> new BenchCommand()),
            entry(Group.TOOLS, "test", "Run every check and test (in a checkout).", () -> new TestCommand()));

    private Commands() {}

    /** Headings of the help. */
    enum Group {
        NETWORK("Network"),
        SHARING("Sharing"),
        CHECK("Checking"),
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
