package org.tallystick.sharing.exchange;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/** The details of one committed transaction that one member is still to be given. */
record Parcel(MemberId to, TransactionId transaction, Hash digest) {
    /** Reads the content of a document in the outbox. */
    static Parcel fromJson(JsonObject json) {
        return new Parcel(
                new MemberId(json.string("to")), TransactionId.of(json.string("transaction")), json.hash("digest"));
    }

    /** The name of its document, and of that of its acknowledgement. */
    String name() {
        return name(to, digest);
    }

    static String name(MemberId to, Hash digest) {
        return to + "/" + digest;
    }

    Bytes content() {
        return JsonObject.with("to", to.value())
                .with("transaction", transaction.toString())
                .with("digest", digest)
                .build()
                .canonical();
    }
}
