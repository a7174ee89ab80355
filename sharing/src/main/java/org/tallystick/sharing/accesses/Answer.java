package org.tallystick.sharing.accesses;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.DetailsRef;

/**
 * What a holder answered.
 *
 * @param block the block after which the holder looked at the state
 * @param clock the holder's clock when it decided, milliseconds since 1970, UTC
 * @param function the version of the decision function
 * @param details the answer's details
 * @param allowance what an allowance rests on; empty for a refusal
 */
public record Answer(long block, long clock, String function, DetailsRef details, Optional<Allowance> allowance) {

    /** The member that answered, and that releases the record if it allowed. */
    public MemberId holder() {
        return details.issuer().member();
    }

    /**
     * What an allowance rests on.
     *
     * @param subject whom the record is about: the commitment was opened
     * @param grants the live grants that opened; none if the reader is the subject or the author
     * @param version the version of the record that may be released
     */
    public record Allowance(Handle subject, List<Handle> grants, long version) {
        public Allowance {
            grants = List.copyOf(grants);
        }
    }

    static Answer read(JsonObject json) {
        return new Answer(
                json.integer("block"),
                json.integer("clock"),
                json.string("function"),
                DetailsRef.read(json.object("details")),
                json.has("subject") ? Optional.of(readAllowance(json)) : Optional.empty());
    }

    private static Allowance readAllowance(JsonObject json) {
        return new Allowance(
                new Handle(json.string("subject")),
                json.strings("grants").stream().map(Handle::new).toList(),
                json.integer("version"));
    }

    JsonObject json() {
        JsonObject.Builder out = JsonObject.with("block", block)
                .with("clock", clock)
                .with("function", function)
                .with("details", details.json());
        allowance.ifPresent(rests -> out.with("subject", rests.subject().value())
                .with(
                        "grants",
                        JsonArray.ofStrings(
                                rests.grants().stream().map(Handle::value).toList()))
                .with("version", rests.version()));
        return out.build();
    }
}
