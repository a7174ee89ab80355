package org.tallystick.node.member;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.documents.Batch;
import org.tallystick.sharing.documents.Document;
import org.tallystick.sharing.documents.DocumentStore;
import org.tallystick.sharing.documents.Shelf;

/**
 * The register's facts on the disk, encrypted like all documents: in sheets of a thousand, of which the last is written anew
 * until it is full, with the size of the log that they reach to. It is derived from ledger and details and can be thrown away.
 */
final class RegisterShelf {
    /** Facts on a sheet; some 80 KB. */
    static final int SHEET = 1_000;

    private static final String POSITION = "position";

    private final DocumentStore store;
    private final Shelf shelf;
    private final List<Fact> last = new ArrayList<>();
    private int sheets;

    RegisterShelf(DocumentStore store) {
        this.store = store;
        this.shelf = store.shelf("register");
    }

    /**
     * Shows all facts in the order in which they were written.
     *
     * @param longest how long the log is: facts that reach further are of another one
     * @return the size of the log that they reach to; empty if they are missing or damaged, and to be gathered anew
     */
    Optional<Long> read(Consumer<Fact> reader, long longest) throws IOException {
        Shelf.Contents contents = shelf.list();
        TreeMap<String, JsonObject> sheetsByName = new TreeMap<>();
        for (Document document : contents.documents()) {
            sheetsByName.put(
                    document.name(), Json.parseObject(document.content()).orThrow());
        }
        Optional<JsonObject> position = Optional.ofNullable(sheetsByName.remove(POSITION));
        boolean whole = contents.damaged() == 0
                && position.isPresent()
                && position.get().integer("size") <= longest
                && position.get().integer("sheets") == sheetsByName.size();
        if (!whole) {
            clear(contents);
            return Optional.empty();
        }
        for (JsonObject sheet : sheetsByName.values()) {
            List<Fact> facts = sheet.array("facts").objects().map(Fact::read).toList();
            facts.forEach(reader);
            last.clear();
            last.addAll(facts);
        }
        sheets = Math.max(0, sheetsByName.size() - 1);
        return position.map(json -> json.integer("size"));
    }

    private void clear(Shelf.Contents contents) throws IOException {
        shelf.delete(contents.documents().stream().map(Document::name).toList());
    }

    /**
     * Adds facts; all are on the disk when this returns, or none.
     *
     * @param size of the log that they reach to; empty while they are being gathered, which a start would begin anew
     */
    void add(List<Fact> facts, Optional<Long> size) throws IOException {
        List<Fact> open = new ArrayList<>(last);
        open.addAll(facts);
        int number = sheets;
        try (Batch batch = store.batch()) {
            while (open.size() > SHEET) {
                put(batch, number++, open.subList(0, SHEET));
                open = new ArrayList<>(open.subList(SHEET, open.size()));
            }
            put(batch, number, open);
            int all = number + 1;
            size.ifPresent(reached -> batch.put(shelf, POSITION, position(reached, all)));
            batch.write();
        }
        sheets = number;
        last.clear();
        last.addAll(open);
    }

    private static Bytes position(long size, int sheets) {
        return JsonObject.with("size", size).with("sheets", sheets).build().canonical();
    }

    private void put(Batch batch, int number, List<Fact> facts) {
        JsonObject sheet = JsonObject.with(
                        "facts", facts.stream().map(Fact::json).collect(JsonArray.collector()))
                .build();
        batch.put(shelf, "sheet-" + (1_000_000_000L + number), sheet.canonical());
    }
}
