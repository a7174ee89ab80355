package org.tallystick.api.resource;

import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Viewer;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.sharing.DetailsRef;

/**
 * What stands in the state, as a viewer is shown it: under its identifier, with whom it comes from, and with the bodies of its
 * details where this member holds them and the viewer may see them.
 */
final class Shown {
    private final Sight sight;
    private final Knowledge knowledge;

    Shown(Sight sight, Knowledge knowledge) {
        this.sight = sight;
        this.knowledge = knowledge;
    }

    JsonObject account(Account account, JsonObject value, Viewer viewer) {
        boolean mayKnow = sight.staff(viewer) || Sight.isOwn(viewer, account.id());
        return value.toBuilder()
                .with("account", account.id().toString())
                .with("member", account.member().value())
                .with("name", mayKnow ? knowledge.register().nameOf(account.id()) : Optional.<String>empty())
                .build();
    }

    JsonObject subject(Handle handle, JsonObject value, Viewer viewer) {
        boolean inside = sight.staff(viewer) || sight.speaksFor(viewer, handle);
        return told(value, inside).with("subject", handle.value()).build();
    }

    JsonObject record(Handle handle, JsonObject value, Viewer viewer) {
        boolean inside = sight.staff(viewer) || sight.isAbout(viewer, handle);
        AccountId author = issuer(value);
        return told(value, inside)
                .with("record", handle.value())
                .with("author", author.toString())
                .with("owner", author.member().value())
                .with("subject", inside ? knowledge.subjectOf(handle).map(Handle::value) : Optional.<String>empty())
                .build();
    }

    JsonObject grant(Handle handle, JsonObject value, Viewer viewer) {
        boolean inside = sight.staff(viewer) || sight.speaksFor(viewer, new Handle(value.string("subject")));
        return told(value, inside)
                .with("grant", handle.value())
                .with("giver", issuer(value).toString())
                .build();
    }

    JsonObject access(Handle handle, JsonObject value, Viewer viewer) {
        AccountId reader = issuer(value);
        boolean inside = sight.staff(viewer)
                || Sight.isOwn(viewer, reader)
                || sight.isAbout(viewer, new Handle(value.string("record")));
        JsonObject.Builder shown =
                told(value, inside).with("access", handle.value()).with("reader", reader.toString());
        if (value.has("answer")) {
            JsonObject answer = value.object("answer");
            JsonObject.Builder with =
                    told(answer, inside).with("holder", issuer(answer).member().value());
            shown.without("answer").with("answer", with.build());
        }
        return shown.build();
    }

    /** The value with the bodies of the details that it names. */
    private JsonObject.Builder told(JsonObject value, boolean inside) {
        JsonObject.Builder told = value.toBuilder();
        for (String name : List.of("details", "shared", "collected")) {
            if (inside && value.has(name)) {
                told.without(name).with(name, withBody(value.object(name)));
            }
        }
        return told;
    }

    private Json withBody(JsonObject reference) {
        DetailsRef meant = DetailsRef.read(reference);
        return knowledge
                .details(meant)
                .map(details ->
                        reference.toBuilder().with("body", details.body()).build())
                .orElse(reference);
    }

    private static AccountId issuer(JsonObject value) {
        return DetailsRef.read(value.object("details")).issuer();
    }
}
