package org.tallystick.cli.commands;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.tallystick.cli.frame.Failure;
import org.tallystick.decision.RecordType;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.id.TransactionId;

/** What people type to name things on the ledger. */
final class Targets {
    private Targets() {}

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** An identifier of 32 hexadecimal digits. */
    static Handle handle(String what, String text) {
        return understood(() -> new Handle(text), "'" + text + "' is no " + what, "copy it from where it was printed");
    }

    /** A member. */
    static MemberId member(String text) {
        return understood(() -> new MemberId(text), "'" + text + "' is no member", "'tally status' lists them");
    }

    /** An account by its identifier. */
    static AccountId account(String text) {
        return understood(() -> AccountId.of(text), "'" + text + "' is no account", "'tally account list' shows them");
    }

    /** A role. */
    static Role role(String text) {
        return understood(() -> new Role(text), "'" + text + "' is no role", "write it like doctor");
    }

    /** A type of records. */
    static RecordType type(String text) {
        return understood(() -> new RecordType(text), "'" + text + "' is no type", "write it like lab-report");
    }

    /** A transaction as {@code account/jti}. */
    static TransactionId transaction(String text) {
        int slash = text.indexOf('/');
        return understood(
                () -> new TransactionId(AccountId.of(text.substring(0, Math.max(0, slash))), text.substring(slash + 1)),
                "'" + text + "' is no transaction",
                "it has the form a7f3c2@st-mary/JTI");
    }

    private static <T> T understood(Supplier<T> parser, String not, String next) {
        return switch (Parsed.of(parser)) {
            case Parsed.Ok<T>(T value) -> value;
            case Parsed.Bad<T> bad -> throw Failure.usage(not, bad.detail(), next);
        };
    }
}
