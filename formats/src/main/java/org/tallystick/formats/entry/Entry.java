package org.tallystick.formats.entry;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;

/** One leaf of the log ({@code spec/formats.md}). Its bytes, and nothing else, are what the log commits to. */
public sealed interface Entry {
    /** The longest entry in bytes: what a 16-bit length in a tile can say (c2sp.org/tlog-tiles). */
    int MAX_SIZE = 65_535;

    /** A transaction and its result: the compact JWS, a newline, the result. */
    record Executed(Transaction transaction, Result result) implements Entry {
        /** The longest transaction and the longest result fit into an entry, so this never fails. */
        @Override
        public Bytes bytes() {
            byte[] jws = transaction.jws().dangerArray();
            byte[] second = result.bytes().dangerArray();
            byte[] both = new byte[jws.length + 1 + second.length];
            System.arraycopy(jws, 0, both, 0, jws.length);
            both[jws.length] = '\n';
            System.arraycopy(second, 0, both, jws.length + 1, second.length);
            return Bytes.wrap(both);
        }
    }

    /**
     * What closes a block: one line of canonical JSON.
     *
     * @param block the number of the block, 0 for the genesis
     * @param previous SHA-256 of the bytes of the header entry before, {@link Hash#ZERO} in block 0
     * @param time ledger time of the block in milliseconds since 1970
     * @param stateRoot root of the state after the block ({@code spec/state-tree.md})
     * @param members SHA-256 of the list of members after the block
     * @param entries how many transactions the block holds; this header is not one of them
     */
    record Header(long block, Hash previous, long time, Hash stateRoot, Hash members, int entries) implements Entry {
        public Header {
            MalformedException.unless(
                    block >= 0 && time >= 0 && block <= Json.MAX_INTEGER && time <= Json.MAX_INTEGER,
                    Fault.FIELD_VALUE,
                    "block and time lie from 0 to 2^53 - 1");
            MalformedException.unless(entries >= 0, Fault.FIELD_VALUE, "entries is not negative");
        }

        static Header read(JsonObject json) {
            json.allowOnly("type", "block", "entries", "members", "previous", "state", "time");
            MalformedException.unless(json.string("type").equals("header"), Fault.ENTRY_SHAPE, "type must be header");
            long entries = json.integer("entries");
            MalformedException.unless(entries <= Integer.MAX_VALUE, Fault.FIELD_VALUE, "too many entries in one block");
            return new Header(
                    json.integer("block"),
                    json.hash("previous"),
                    json.integer("time"),
                    json.hash("state"),
                    json.hash("members"),
                    (int) entries);
        }

        /** As a document. */
        public JsonObject json() {
            return JsonObject.with("type", "header")
                    .with("block", block)
                    .with("entries", entries)
                    .with("members", members)
                    .with("previous", previous)
                    .with("state", stateRoot)
                    .with("time", time)
                    .build();
        }

        @Override
        public Bytes bytes() {
            return json().canonical();
        }
    }

    /** The entry, byte for byte as the log holds it. */
    Bytes bytes();

    /** Reads an entry. No signature is checked: the log vouches for what it holds. */
    static Parsed<Entry> parse(Bytes entry) {
        return Parsed.of(() -> EntryReader.read(entry));
    }
}
