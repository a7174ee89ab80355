package org.tallystick.sharing.grants;

import java.util.Locale;
import org.tallystick.decision.Giver;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/**
 * A grant or denial, as all members know it.
 *
 * @param subject whose records it is about
 * @param giver the account that signed it
 * @param by on whose word it stands
 * @param details digest of its details
 * @param status how far it is
 */
public record Grant(Handle subject, AccountId giver, Giver by, Hash details, Status status) {

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

    Grant with(Status next) {
        return new Grant(subject, giver, by, details, next);
    }

    static Grant read(JsonObject json) {
        return new Grant(
                new Handle(json.string("subject")),
                AccountId.of(json.string("giver")),
                Giver.of(json.string("by")),
                json.hash("details"),
                Status.valueOf(json.string("status").toUpperCase(Locale.ROOT)));
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        return JsonObject.with("subject", subject.value())
                .with("giver", giver.toString())
                .with("by", by.code())
                .with("details", details)
                .with("status", status.word())
                .build();
    }
}
