package org.tallystick.node.member;

import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** One thing that the register knows. Learned twice it is still one thing. */
sealed interface Fact {
    /** What the member calls an account. */
    record Named(AccountId account, String name) implements Fact {}

    /** Whom a record is about. */
    record About(Handle record, Handle subject) implements Fact {}

    /** Which account speaks for a subject, from here on. */
    record Speaks(Handle subject, AccountId account) implements Fact {}

    /** The form in which it is kept. */
    default JsonObject json() {
        return switch (this) {
            case Named(AccountId account, String name) ->
                JsonObject.with("account", account.toString())
                        .with("name", name)
                        .build();
            case About(Handle record, Handle subject) ->
                JsonObject.with("record", record.value())
                        .with("subject", subject.value())
                        .build();
            case Speaks(Handle subject, AccountId account) ->
                JsonObject.with("subject", subject.value())
                        .with("account", account.toString())
                        .build();
        };
    }

    /** Reads the form that {@link #json} writes. */
    static Fact read(JsonObject json) {
        if (json.has("name")) {
            return new Named(AccountId.of(json.string("account")), json.string("name"));
        }
        Handle subject = new Handle(json.string("subject"));
        return json.has("record")
                ? new About(new Handle(json.string("record")), subject)
                : new Speaks(subject, AccountId.of(json.string("account")));
    }
}
