package org.tallystick.sharing.records;

import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.DetailsRef;

/**
 * A record in its current version, as all members know it.
 *
 * @param version 1 for what was first shared
 * @param about the commitment to the subject ({@link org.tallystick.formats.details.About}), the same in every version
 * @param commitment SHA-256 of salt and payload root, of this version
 * @param details the details of the transaction that made this version
 * @param shared the details of the transaction that shared it, and said about whom it is; the same for version 1
 * @param collected the details that last said which collections it belongs to, if any did since it was shared
 * @param live false once it is retired
 */
public record SharedRecord(
        long version,
        Hash about,
        Hash commitment,
        DetailsRef details,
        DetailsRef shared,
        Optional<DetailsRef> collected,
        boolean live) {

    /** The account that signed this version. */
    public AccountId author() {
        return details.issuer();
    }

    /** The member that shared it, and whose vault holds it: the same in every version. */
    public MemberId owner() {
        return author().member();
    }

    SharedRecord corrected(Hash newCommitment, DetailsRef newDetails) {
        return new SharedRecord(version + 1, about, newCommitment, newDetails, shared, collected, live);
    }

    SharedRecord collectedBy(DetailsRef newDetails) {
        return new SharedRecord(version, about, commitment, details, shared, Optional.of(newDetails), live);
    }

    SharedRecord retired() {
        return new SharedRecord(version, about, commitment, details, shared, collected, false);
    }

    static SharedRecord read(JsonObject json) {
        DetailsRef details = DetailsRef.read(json.object("details"));
        return new SharedRecord(
                json.integer("version"),
                json.hash("about"),
                json.hash("commitment"),
                details,
                ref(json, "shared").orElse(details),
                ref(json, "collected"),
                json.string("status").equals("live"));
    }

    private static Optional<DetailsRef> ref(JsonObject json, String name) {
        return json.has(name) ? Optional.of(DetailsRef.read(json.object(name))) : Optional.empty();
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        JsonObject.Builder out = JsonObject.with("version", version)
                .with("about", about)
                .with("commitment", commitment)
                .with("details", details.json())
                .with("status", live ? "live" : "retired");
        if (!shared.equals(details)) {
            out.with("shared", shared.json());
        }
        collected.ifPresent(ref -> out.with("collected", ref.json()));
        return out.build();
    }
}
