package org.tallystick.formats.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;

/**
 * Names and values, no name twice, kept in the order in which RFC 8785 writes them (by UTF-16 code units). The typed
 * readers ({@link #string}, {@link #integer}, ...) are for documents whose shape is known: they throw a
 * {@link MalformedException} that names the field.
 */
public final class JsonObject implements Json {
    /** No fields. */
    public static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0]);

    private final String[] names;
    private final Json[] values;

    private JsonObject(String[] names, Json[] values) {
        this.names = names;
        this.values = values;
    }

    /** Starts an object. */
    public static Builder with(String name, Json value) {
        return new Builder().with(name, value);
    }

    /** Starts an object. */
    public static Builder with(String name, String value) {
        return new Builder().with(name, value);
    }

    /** Starts an object. */
    public static Builder with(String name, long value) {
        return new Builder().with(name, value);
    }

    /** Starts an empty object. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names, in canonical order. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** The value of that name, if there is one. */
    public Optional<Json> get(String name) {
        int at = Arrays.binarySearch(names, name);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    /** True if the object has that name. */
    public boolean has(String name) {
        return Arrays.binarySearch(names, name) >= 0;
    }

    /** The string of that name. */
    public String string(String name) {
        return require(name) instanceof JsonString(String value) ? value : wrongType(name, "a string");
    }

    /** The string of that name, if there is one. */
    public Optional<String> optionalString(String name) {
        return has(name) ? Optional.of(string(name)) : Optional.empty();
    }

    /** The integer of that name. */
    public long integer(String name) {
        return require(name) instanceof JsonInteger(long value) ? value : wrongType(name, "an integer");
    }

    /** The truth of that name. */
    public boolean truth(String name) {
        return require(name) instanceof JsonBoolean(boolean value) ? value : wrongType(name, "true or false");
    }

    /** The object of that name. */
    public JsonObject object(String name) {
        return require(name) instanceof JsonObject value ? value : wrongType(name, "an object");
    }

    /** The array of that name. */
    public JsonArray array(String name) {
        return require(name) instanceof JsonArray value ? value : wrongType(name, "an array");
    }

    /** The strings of the array of that name, or none where there is no such name. */
    public List<String> strings(String name) {
        return has(name) ? array(name).strings() : List.of();
    }

    /** The hash of that name, written in base64url. */
    public Hash hash(String name) {
        return Hash.parseUrl(string(name));
    }

    /** A builder that starts with these fields. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        for (int i = 0; i < names.length; i++) {
            builder.with(names[i], values[i]);
        }
        return builder;
    }

    /** Throws {@link Fault#FIELD_UNKNOWN} if the object has a name beyond these. */
    public void allowOnly(String... allowed) {
        List<String> known = Arrays.asList(allowed);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new MalformedException(Fault.FIELD_UNKNOWN, "unknown field '" + printable(name) + "'");
            }
        }
    }

    int innerDepth() {
        return Arrays.stream(values).mapToInt(Json::depth).max().orElse(0);
    }

    Json valueAt(int position) {
        return values[position];
    }

    static String asString(Json json) {
        return json instanceof JsonString(String value) ? value : wrongType("item", "a string");
    }

    static JsonObject asObject(Json json) {
        return json instanceof JsonObject value ? value : wrongType("item", "an object");
    }

    private Json require(String name) {
        int at = Arrays.binarySearch(names, name);
        if (at < 0) {
            throw new MalformedException(Fault.FIELD_MISSING, "field '" + name + "' is missing");
        }
        return values[at];
    }

    private static <T> T wrongType(String name, String wanted) {
        throw new MalformedException(Fault.FIELD_TYPE, "field '" + name + "' must be " + wanted);
    }

    private static String printable(String name) {
        String safe = name.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() > 40 ? safe.substring(0, 40) + "..." : safe;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that
                && Arrays.equals(names, that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return text();
    }

    /** Gathers fields in any order; a name given twice is {@link Fault#JSON_DUPLICATE_NAME}. */
    public static final class Builder {
        private record Field(String name, Json value) {}

        private final List<Field> fields = new ArrayList<>();
        private boolean sorted = true;

        private Builder() {}

        /** Adds a field. */
        public Builder with(String name, Json value) {
            WellFormed.require(name);
            sorted = sorted && (fields.isEmpty() || fields.getLast().name().compareTo(name) < 0);
            fields.add(new Field(name, value));
            return this;
        }

        /** Adds a string. */
        public Builder with(String name, String value) {
            return with(name, new JsonString(value));
        }

        /** Adds an integer. */
        public Builder with(String name, long value) {
            return with(name, new JsonInteger(value));
        }

        /** Adds a truth. */
        public Builder with(String name, boolean value) {
            return with(name, new JsonBoolean(value));
        }

        /** Adds a hash in base64url. */
        public Builder with(String name, Hash value) {
            return with(name, value.url());
        }

        /** Adds a string, or nothing. */
        public Builder with(String name, Optional<String> value) {
            value.ifPresent(present -> with(name, present));
            return this;
        }

        /** Takes a field out, if it is there. */
        public Builder without(String name) {
            fields.removeIf(field -> field.name().equals(name));
            return this;
        }

        /** The object. */
        public JsonObject build() {
            List<Field> inOrder = sorted ? fields : sort();
            String[] names = new String[inOrder.size()];
            Json[] values = new Json[inOrder.size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = inOrder.get(i).name();
                values[i] = inOrder.get(i).value();
            }
            return new JsonObject(names, values);
        }

        /** In strictly ascending order, as RFC 8785 demands; what came in that order is not sorted again. */
        private List<Field> sort() {
            List<Field> inOrder = new ArrayList<>(fields);
            inOrder.sort(Comparator.comparing(Field::name));
            for (int i = 1; i < inOrder.size(); i++) {
                MalformedException.unless(
                        !inOrder.get(i).name().equals(inOrder.get(i - 1).name()),
                        Fault.JSON_DUPLICATE_NAME,
                        "a name stands twice in one object");
            }
            return inOrder;
        }
    }
}
