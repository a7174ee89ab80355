package org.tallystick.api.resource;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;

/** Entries as the API shows them. */
final class EntryJson {
    private EntryJson() {}

    static JsonObject of(long index, Entry entry) {
        return switch (entry) {
            case Entry.Executed executed -> open(index, executed).build();
            case Entry.Header header ->
                JsonObject.with("index", index)
                        .with("kind", "header")
                        .with("header", header.json())
                        .build();
        };
    }

    static JsonObject of(long index, Bytes entry) {
        return of(index, Entry.parse(entry).orThrow());
    }

    /** With the bytes that were signed. */
    static JsonObject signed(long index, Entry.Executed executed) {
        return open(index, executed)
                .with("jws", executed.transaction().jws().text())
                .build();
    }

    private static JsonObject.Builder open(long index, Entry.Executed executed) {
        Transaction transaction = executed.transaction();
        return JsonObject.with("index", index)
                .with("kind", "transaction")
                .with("account", transaction.issuer().toString())
                .with("jti", transaction.id().jti())
                .with("call", transaction.call())
                .with("args", transaction.args())
                .with("issuedAt", transaction.issuedAt())
                .with("expiresAt", transaction.expiresAt())
                .with("result", executed.result().json());
    }
}
