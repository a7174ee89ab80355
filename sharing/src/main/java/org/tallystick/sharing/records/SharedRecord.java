package org.tallystick.sharing.records;

import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;

/**
 * A record in its current version, as all members know it.
 *
 * @param author the account that signed this version; its member is the owner of every version
 * @param version 1 for what was first shared
 * @param about the commitment to the subject ({@link About}), the same in every version
 * @param commitment SHA-256 of salt and payload root, of this version
 * @param details digest of the details of the transaction that made this version
 * @param collected digest of the details that last said which collections it belongs to, if any did since it was shared
 * @param live false once it is retired
 */
public record SharedRecord(
        AccountId author,
        long version,
        Hash about,
        Hash commitment,
        Hash details,
        Optional<Hash> collected,
        boolean live) {

    /** The member that shared it, and whose vault holds it. */
    public MemberId owner() {
        return author.member();
    }

    SharedRecord corrected(AccountId by, Hash newCommitment, Hash newDetails) {
        return new SharedRecord(by, version + 1, about, newCommitment, newDetails, collected, live);
    }

    SharedRecord collectedBy(Hash newDetails) {
        return new SharedRecord(author, version, about, commitment, details, Optional.of(newDetails), live);
    }

    SharedRecord retired() {
        return new SharedRecord(author, version, about, commitment, details, collected, false);
    }

    static SharedRecord read(JsonObject json) {
        return new SharedRecord(
                AccountId.of(json.string("author")),
                json.integer("version"),
                json.hash("about"),
                json.hash("commitment"),
                json.hash("details"),
                json.optionalString("collected").map(Hash::parseUrl),
                json.string("status").equals("live"));
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        return JsonObject.with("author", author.toString())
                .with("version", version)
                .with("about", about)
                .with("commitment", commitment)
                .with("details", details)
                .with("collected", collected.map(Hash::url))
                .with("status", live ? "live" : "retired")
                .build();
    }
}
