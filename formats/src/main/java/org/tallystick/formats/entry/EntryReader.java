package org.tallystick.formats.entry;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;

/** Tells the two kinds of entry apart by their first byte: a JWS never opens with a brace. */
final class EntryReader {
    private EntryReader() {}

    static Entry read(Bytes entry) {
        MalformedException.unless(entry.size() <= Entry.MAX_SIZE, Fault.TOO_LONG, "an entry has at most 65,535 bytes");
        MalformedException.unless(entry.size() > 0, Fault.ENTRY_SHAPE, "an entry is not empty");
        return entry.at(0) == '{' ? Entry.Header.read(canonicalObject(entry)) : readExecuted(entry);
    }

    private static Entry.Executed readExecuted(Bytes entry) {
        int newline = indexOfNewline(entry.dangerArray());
        MalformedException.unless(
                newline > 0, Fault.ENTRY_SHAPE, "a transaction, a newline, its result; or a header in braces");
        Transaction transaction = Transaction.parse(entry.slice(0, newline)).orThrow();
        Result result = Result.read(canonicalObject(entry.slice(newline + 1, entry.size())));
        return new Entry.Executed(transaction, result);
    }

    private static JsonObject canonicalObject(Bytes text) {
        JsonObject object = Json.parseObject(text).orThrow();
        MalformedException.unless(
                object.canonical().equals(text), Fault.JSON_NOT_CANONICAL, "not as RFC 8785 would write it");
        return object;
    }

    private static int indexOfNewline(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
