package org.tallystick.cli.commands;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Columns;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "list",
        header = "List the accounts that your node knows, with names where it may.",
        footer = "  ./tally account list --as dr-chen --member clinic-west")
final class AccountListCommand extends AnyoneCommand {
    @Option(names = "--member", paramLabel = "MEMBER", description = "Only this member's.")
    private @Nullable String member;

    @Mixin
    private HowMany howMany = new HowMany();

    /** It alone tells the names of its accounts. */
    @Override
    Optional<MemberId> best() {
        return Optional.ofNullable(member).map(Targets::member);
    }

    @Override
    Exit talk(Connection node, Output out) {
        String target = member == null ? "/v1/accounts" : "/v1/accounts?member=" + Targets.member(member);
        HowMany.Taken<JsonObject> accounts = howMany.of(node.list(target).stream());
        if (accounts.items().isEmpty()) {
            out.line("there is none");
        }
        Columns.lines(accounts.items().stream().map(AccountListCommand::row).toList())
                .forEach(out::line);
        accounts.remark(out);
        out.result(accounts.json("accounts", account -> account));
        return Exit.OK;
    }

    private static List<String> row(JsonObject account) {
        String roles = String.join(",", account.strings("roles"));
        return List.of(
                account.string("account"),
                account.optionalString("name").orElse("-"),
                account.string("status"),
                roles.isEmpty() ? "-" : roles);
    }
}
