package org.tallystick.decision;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** Which of a subject's records a grant is about. It never reaches beyond the one subject that it was given for. */
public sealed interface Scope {
    /** One record. */
    record OneRecord(Handle record) implements Scope {}

    /** Every record of that type, compared letter by letter. */
    record OfType(RecordType type) implements Scope {}

    /** Every record of the collection. */
    record OneCollection(Handle collection) implements Scope {}

    /** Every record, those still to come included. */
    enum All implements Scope {
        ALL
    }

    /** True if the record is one of them. */
    default boolean covers(Handle record, RecordTerms terms) {
        return switch (this) {
            case OneRecord(Handle one) -> one.equals(record);
            case OfType(RecordType type) -> type.equals(terms.type());
            case OneCollection(Handle collection) -> terms.collections().contains(collection);
            case All _ -> true;
        };
    }

    /** Reads {@code {record}}, {@code {type}}, {@code {collection}} or {@code {all:true}}. @throws MalformedException */
    static Scope of(JsonObject json) {
        MalformedException.unless(json.names().size() == 1, Fault.FIELD_VALUE, "'scope' has exactly one field");
        json.allowOnly("all", "collection", "record", "type");
        return switch (json.names().getFirst()) {
            case "record" -> new OneRecord(new Handle(json.string("record")));
            case "type" -> new OfType(new RecordType(json.string("type")));
            case "collection" -> new OneCollection(new Handle(json.string("collection")));
            default -> all(json);
        };
    }

    private static Scope all(JsonObject json) {
        MalformedException.unless(json.truth("all"), Fault.FIELD_VALUE, "'all' can only be true");
        return All.ALL;
    }

    /** The form that {@link #of} reads. */
    default JsonObject json() {
        return switch (this) {
            case OneRecord(Handle record) ->
                JsonObject.with("record", record.value()).build();
            case OfType(RecordType type) ->
                JsonObject.with("type", type.value()).build();
            case OneCollection(Handle collection) ->
                JsonObject.with("collection", collection.value()).build();
            case All _ -> JsonObject.builder().with("all", true).build();
        };
    }
}
