package org.tallystick.cli.commands;

import java.io.IOException;
import java.util.List;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.People;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "new",
        header = "Register an account, and put its keys into a wallet.",
        description = "Draws the keys here and has the member's administrator register them under a random identifier. "
                + "The name goes into the member's address book only. A name that has a wallet gets one more account "
                + "in it: the same person at another member.",
        footer = "  ./tally account new dr-lee --member st-mary --role doctor")
final class AccountNewCommand implements Command {
    @Parameters(paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Option(names = "--member", paramLabel = "MEMBER", required = true, description = "Whose account it is.")
    private String member = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            description = "Its roles, such as doctor; public on the ledger.")
    private List<String> roles = List.of();

    @Option(names = "--subject", description = "It is a person or thing that data is about: enrol it too.")
    private boolean subject;

    @Mixin
    private HomeOptions where = new HomeOptions();

    @Mixin
    private LedgerAhead ledgerAhead = new LedgerAhead();

    @Override
    public Exit run(Output out) throws IOException {
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,40}")) {
            throw Failure.usage("'" + name + "' cannot name a wallet", "it is also a file's name", "use a-z, 0-9, '-'");
        }
        MemberId of = Targets.member(member);
        roles.forEach(Targets::role);
        if (roles.isEmpty() && !subject) {
            throw Failure.usage(
                    "an account without a role speaks for nobody",
                    "whoever works for " + of + " has a role, and whoever data is about is a subject",
                    "add --role with what they do, such as doctor, or --subject");
        }
        return Talk.explained(() -> add(of, out));
    }

    private Exit add(MemberId of, Output out) throws IOException {
        People.Person person =
                new People(where.trust(), node -> ledgerAhead.of(node, out)).add(name, of, roles, subject);
        out.line("registered " + person.account() + " as " + name);
        person.subject().ifPresent(handle -> out.line("  enrolled as subject " + handle));
        out.result(JsonObject.with("account", person.account().toString())
                .with("subject", person.subject().map(Handle::value))
                .build());
        return Exit.OK;
    }
}
