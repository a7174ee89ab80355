package org.tallystick.cli.commands;

import java.util.List;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "roles",
        header = "Say which roles an account has from now on.",
        footer = {"  ./tally account roles dr-lee --role doctor,steward", "  ./tally account roles dr-lee --none"})
final class AccountRolesCommand extends AccountChange {
    private static final class Roles {
        @Option(
                names = "--role",
                paramLabel = "ROLE",
                split = ",",
                required = true,
                description = "All its roles, public on the ledger.")
        private List<String> roles = List.of();

        @Option(
                names = "--none",
                required = true,
                description = "It has no role any more, and works for the member no longer.")
        private boolean none;

        List<String> all() {
            return none ? List.of() : roles;
        }
    }

    @ArgGroup(multiplicity = "1")
    private Roles which = new Roles();

    @Override
    String call() {
        return "accounts.roles";
    }

    @Override
    String done() {
        return "changed the roles of";
    }

    @Override
    JsonObject args(AccountId id) {
        which.all().forEach(Targets::role);
        return super.args(id).toBuilder()
                .with("roles", JsonArray.ofStrings(which.all()))
                .build();
    }
}
