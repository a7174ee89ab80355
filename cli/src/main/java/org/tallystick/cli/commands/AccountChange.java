package org.tallystick.cli.commands;

import java.io.IOException;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonObject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A change of somebody's account that the member's administrator makes, where the member's folder is. */
abstract class AccountChange implements Command {
    @Parameters(paramLabel = "ACCOUNT", description = "Its name or its identifier.")
    private String account = "";

    @Mixin
    private HomeOptions where = new HomeOptions();

    @Mixin
    private LedgerAhead ledgerAhead = new LedgerAhead();

    /** The call that makes the change. */
    abstract String call();

    /** The change in a word, such as {@code suspended}. */
    abstract String done();

    /** What the call is told of the account. */
    JsonObject args(AccountId id) {
        return JsonObject.with("account", id.toString()).build();
    }

    @Override
    public final Exit run(Output out) throws IOException {
        return Talk.explained(() -> {
            People people = new People(where.trust(), node -> ledgerAhead.of(node, out));
            AccountId id = people.find(account);
            try (Connection admin = people.administrator(id.member())) {
                tell(id, admin.submit(call(), args(id)).orThrow(), out);
                return Exit.OK;
            }
        });
    }

    private void tell(AccountId id, Submitted.Done changed, Output out) {
        out.line(done() + " " + id + " with block " + changed.block());
        out.result(JsonObject.with("account", id.toString())
                .with("transaction", changed.id().toString())
                .with("index", changed.index())
                .with("block", changed.block())
                .build());
    }
}
