package org.tallystick.formats.json;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values in an order that counts. */
public record JsonArray(List<Json> items) implements Json {
    /** No values. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
        items = List.copyOf(items);
    }

    /** The strings in their order. */
    public static JsonArray ofStrings(List<String> values) {
        return new JsonArray(values.stream().map(Json::of).toList());
    }

    /** Collects values into an array. */
    public static Collector<Json, ?, JsonArray> collector() {
        return Collectors.collectingAndThen(Collectors.toList(), JsonArray::new);
    }

    /** The items, each of which must be a string. */
    public List<String> strings() {
        return items.stream().map(JsonObject::asString).toList();
    }

    /** The items, each of which must be an object. */
    public Stream<JsonObject> objects() {
        return items.stream().map(JsonObject::asObject);
    }
}
