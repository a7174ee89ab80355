package org.tallystick.cli.commands;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tallystick.cli.frame.Failure;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.TransactionId;

/** What people type to name things on the ledger. */
final class Targets {
    private Targets() {}

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** An identifier of 32 hexadecimal digits. */
    static Handle handle(String what, String text) {
        return switch (Parsed.of(() -> new Handle(text))) {
            case Parsed.Ok<Handle>(Handle handle) -> handle;
            case Parsed.Bad<Handle> bad ->
                throw Failure.usage("'" + text + "' is no " + what, bad.detail(), "copy it from where it was printed");
        };
    }

    /** A transaction as {@code account/jti}. */
    static TransactionId transaction(String text) {
        int slash = text.indexOf('/');
        Parsed<TransactionId> parsed = Parsed.of(() ->
                new TransactionId(AccountId.of(text.substring(0, Math.max(0, slash))), text.substring(slash + 1)));
        return switch (parsed) {
            case Parsed.Ok<TransactionId>(TransactionId id) -> id;
            case Parsed.Bad<TransactionId> bad ->
                throw Failure.usage(
                        "'" + text + "' is no transaction", bad.detail(), "it has the form a7f3c2@st-mary/JTI");
        };
    }
}
