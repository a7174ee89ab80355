package org.tallystick.client;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;

/**
 * What a member's administrator does for a person: register an account under a random identifier, and give a subject a
 * handle. The name goes into the details, which stay with the member: its address book.
 */
public final class Registration {
    /** The role of an account that speaks for a subject. */
    public static final String SUBJECT = "subject";

    private static final int LOCAL_BYTES = 5;

    private final Connection administrator;
    private final Source source;

    Registration(Connection administrator, Source source) {
        this.administrator = administrator;
        this.source = source;
    }

    /** Draws keys, here where the person is, and registers the account. */
    public Identity register(String name, List<String> roles) {
        Identity person = draw();
        register(person, name, roles);
        return person;
    }

    /** A random identifier and keys for it, which nobody knows yet: keep them before they are registered. */
    public Identity draw() {
        Identity administers = administrator.identity();
        String local = HexFormat.of().formatHex(source.bytes(LOCAL_BYTES).dangerArray());
        return new Identity(
                administers.network(),
                new AccountId(local, administers.account().member()),
                PrivateKey.generate(Algorithm.ED25519, source.random()),
                RecipientSecret.generate(Kem.X_WING, source.random()));
    }

    /**
     * Registers the account that was drawn.
     *
     * @param name for the member's address book
     * @param roles public on the ledger, such as {@code doctor}
     */
    public void register(Identity person, String name, List<String> roles) {
        JsonObject args = JsonObject.with("account", person.account().toString())
                .with("signing", person.signing().publicKey().url())
                .with("encryption", person.encryption().publicKey().url())
                .with("roles", JsonArray.ofStrings(roles))
                .with("custody", "person")
                .build();
        administrator
                .submit("accounts.register", args, JsonObject.with("name", name).build())
                .orThrow();
    }

    /** Enrols a person or thing for whom nobody speaks yet, and returns the handle; {@code records.bind} says who does. */
    public Handle enrol(String name) {
        return enrol(Optional.empty(), name);
    }

    /** Enrols the person behind an account as a subject at this member, and returns the handle. */
    public Handle enrol(AccountId account, String name) {
        return enrol(Optional.of(account.toString()), name);
    }

    private Handle enrol(Optional<String> account, String name) {
        Handle subject = source.handle();
        JsonObject args = JsonObject.with("subject", subject.value())
                .with("account", account)
                .build();
        administrator
                .submit("records.enrol", args, JsonObject.with("name", name).build())
                .orThrow();
        return subject;
    }
}
