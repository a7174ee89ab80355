package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        description = "Registers, lists and suspends the accounts of people and services.",
        footer = {
            "  ./tally account new dr-lee --member st-mary --role doctor",
            "  ./tally account new ana --member lab-north --subject",
            "  ./tally account list --as dr-chen",
            "  ./tally account suspend 4be1a09c77@st-mary"
        },
        subcommands = {AccountCommand.New.class, AccountCommand.ListAll.class, AccountCommand.Suspend.class})
public final class AccountCommand {

    @CommandLine.Command(
            name = "new",
            header = "Register an account, and put its keys into a wallet.",
            description =
                    "Draws the keys here and has the member's administrator register them under a random identifier. "
                            + "The name goes into the member's address book only. A name that has a wallet gets one more account "
                            + "in it: the same person at another member.",
            footer = "  ./tally account new dr-lee --member st-mary --role doctor")
    static final class New implements Command {
        @Parameters(paramLabel = "NAME", description = "What to call it.")
        private String name = "";

        @Option(names = "--member", paramLabel = "MEMBER", required = true, description = "Whose account it is.")
        private String member = "";

        @Option(names = "--role", paramLabel = "ROLE", split = ",", description = "Its roles, public on the ledger.")
        private List<String> roles = List.of();

        @Option(names = "--subject", description = "It is a person or thing that data is about: enrol it too.")
        private boolean subject;

        @Option(
                names = "--home",
                paramLabel = "FOLDER",
                defaultValue = Home.DEFAULT,
                description = "Where wallets are.")
        private Path home = Path.of("");

        @Override
        public Exit run(Output out) throws IOException {
            if (!name.matches("[a-z0-9][a-z0-9._-]{0,40}")) {
                throw Failure.usage(
                        "'" + name + "' cannot name a wallet", "it is also a file's name", "use a-z, 0-9, '-'");
            }
            MemberId of = Targets.member(member);
            roles.forEach(Targets::role);
            return Talk.explained(() -> add(of, out));
        }

        private Exit add(MemberId of, Output out) throws IOException {
            People.Person person = new People(new Home(home)).add(name, of, roles, subject);
            out.line("registered " + person.account() + " as " + name);
            person.subject().ifPresent(handle -> out.line("  enrolled as subject " + handle));
            out.result(JsonObject.with("account", person.account().toString())
                    .with("subject", person.subject().map(Handle::value))
                    .build());
            return Exit.OK;
        }
    }

    @CommandLine.Command(
            name = "list",
            header = "List the accounts that your node knows, with names where it may.",
            footer = "  ./tally account list --as dr-chen --member clinic-west")
    static final class ListAll extends NodeCommand {
        @Option(names = "--member", paramLabel = "MEMBER", description = "Only this member's.")
        private @Nullable String member;

        @Override
        Exit talk(Connection node, Output out) {
            String target = member == null ? "/v1/accounts" : "/v1/accounts?member=" + Targets.member(member);
            List<JsonObject> accounts = node.list(target).stream().toList();
            if (accounts.isEmpty()) {
                out.line("there is none");
            }
            accounts.forEach(account -> out.line(account.string("account") + "  "
                    + Optional.of(String.join(",", account.strings("roles")))
                            .filter(roles -> !roles.isEmpty())
                            .orElse("-")
                    + "  " + account.string("status") + "  "
                    + account.optionalString("name").orElse("")));
            out.result(JsonObject.with("accounts", new JsonArray(List.copyOf(accounts)))
                    .build());
            return Exit.OK;
        }
    }

    @CommandLine.Command(
            name = "suspend",
            header = "Suspend an account: from the next block on it can do nothing.",
            footer = "  ./tally account suspend 4be1a09c77@st-mary")
    static final class Suspend implements Command {
        @Parameters(paramLabel = "ACCOUNT", description = "Its identifier.")
        private String account = "";

        @Option(
                names = "--home",
                paramLabel = "FOLDER",
                defaultValue = Home.DEFAULT,
                description = "Where wallets are.")
        private Path home = Path.of("");

        @Override
        public Exit run(Output out) throws IOException {
            AccountId id = Targets.account(account);
            return Talk.explained(() -> suspend(id, out));
        }

        private Exit suspend(AccountId id, Output out) throws IOException {
            Connection admin = new People(new Home(home)).administrator(id.member());
            Submitted.Done done = admin.submit(
                            "accounts.suspend",
                            JsonObject.with("account", id.toString()).build())
                    .orThrow();
            out.line("suspended " + id + " with block " + done.block());
            out.result(JsonObject.with("account", id.toString())
                    .with("block", done.block())
                    .build());
            return Exit.OK;
        }
    }
}
