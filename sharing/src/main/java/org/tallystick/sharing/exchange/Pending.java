package org.tallystick.sharing.exchange;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * Details that are kept and of whose transaction it is not known whether it was committed.
 *
 * @param since milliseconds since 1970, by this node's clock
 * @param to the recipients, if they are known already
 */
record Pending(TransactionId transaction, Hash digest, long since, Optional<NavigableSet<MemberId>> to) {
    /** Reads the content of a document. */
    static Pending fromJson(JsonObject json) {
        Optional<NavigableSet<MemberId>> to =
                json.has("to") ? Optional.of(members(json.strings("to"))) : Optional.empty();
        return new Pending(
                TransactionId.of(json.string("transaction")), json.hash("digest"), json.integer("since"), to);
    }

    String name() {
        return digest.url();
    }

    Bytes content() {
        JsonObject.Builder json = JsonObject.with("transaction", transaction.toString())
                .with("digest", digest)
                .with("since", since);
        to.ifPresent(members -> json.with(
                "to", JsonArray.ofStrings(members.stream().map(MemberId::value).toList())));
        return json.build().canonical();
    }

    private static NavigableSet<MemberId> members(List<String> names) {
        NavigableSet<MemberId> members = new TreeSet<>();
        names.forEach(name -> members.add(new MemberId(name)));
        return members;
    }
}
