package org.tallystick.sharing.grants;

import java.util.Locale;
import org.tallystick.decision.Giver;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.DetailsRef;

/**
 * A grant or denial, as all members know it.
 *
 * @param subject whose records it is about
 * @param by on whose word it stands
 * @param details its details
 * @param status how far it is
 */
public record Grant(Handle subject, Giver by, DetailsRef details, Status status) {

    /** How far a grant is. */
    public enum Status {
        /** Signed, and not yet acknowledged: a denial closes already, an allowance does not open yet. */
        GIVEN,
        /** Acknowledged by the holder, who has its details. */
        LIVE,
        /** Over for good. */
        REVOKED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The account that signed it. */
    public AccountId giver() {
        return details.issuer();
    }

    Grant with(Status next) {
        return new Grant(subject, by, details, next);
    }

    static Grant read(JsonObject json) {
        return new Grant(
                new Handle(json.string("subject")),
                Giver.of(json.string("by")),
                DetailsRef.read(json.object("details")),
                Status.valueOf(json.string("status").toUpperCase(Locale.ROOT)));
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        return JsonObject.with("subject", subject.value())
                .with("by", by.code())
                .with("details", details.json())
                .with("status", status.word())
                .build();
    }
}
