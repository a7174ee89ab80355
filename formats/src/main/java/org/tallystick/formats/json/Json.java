package org.tallystick.formats.json;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;

/**
 * A JSON value (RFC 8259) within I-JSON's limits (RFC 7493) and tighter: integers only. Read by {@link #parse}, written
 * canonically (RFC 8785) by {@link #canonical}.
 */
public sealed interface Json
        permits JsonObject, JsonArray, Json.JsonString, Json.JsonInteger, Json.JsonBoolean, Json.JsonNull {

    /** The largest integer a document may hold, 2^53 - 1; the smallest is its negative (RFC 7493, section 2.2). */
    long MAX_INTEGER = (1L << 53) - 1;

    /** Objects and arrays may lie at most this deep in one another. */
    int MAX_DEPTH = 16;

    /** A string of well-formed Unicode. */
    record JsonString(String value) implements Json {
        /** @throws MalformedException {@link Fault#JSON_LONE_SURROGATE} */
        public JsonString {
            WellFormed.require(value);
        }
    }

    /** An integer from -(2^53 - 1) to 2^53 - 1. */
    record JsonInteger(long value) implements Json {
        /** @throws MalformedException {@link Fault#JSON_INTEGER_TOO_LARGE} */
        public JsonInteger {
            MalformedException.unless(
                    value <= MAX_INTEGER && value >= -MAX_INTEGER,
                    Fault.JSON_INTEGER_TOO_LARGE,
                    "integers lie within 2^53 - 1");
        }
    }

    /** True or false. */
    record JsonBoolean(boolean value) implements Json {}

    /** The value {@code null}. */
    enum JsonNull implements Json {
        /** The only one. */
        NULL
    }

    /** The string as a value. */
    static Json of(String value) {
        return new JsonString(value);
    }

    /** The integer as a value. */
    static Json of(long value) {
        return new JsonInteger(value);
    }

    /** The truth as a value. */
    static Json of(boolean value) {
        return new JsonBoolean(value);
    }

    /** Reads one document, whole; anything before or after it is a fault. */
    static Parsed<Json> parse(Bytes utf8) {
        return Parsed.of(() -> JsonReader.read(utf8, Integer.MAX_VALUE));
    }

    /** Reads one document that must be an object. */
    static Parsed<JsonObject> parseObject(Bytes utf8) {
        return parseObject(utf8, Integer.MAX_VALUE);
    }

    /**
     * The same from someone who may have put more into it than it is worth reading.
     *
     * @param values the most values, itself and those of all objects and arrays in it; one more is a fault, found before it is read
     */
    static Parsed<JsonObject> parseObject(Bytes utf8, int values) {
        return Parsed.of(() -> JsonReader.readObject(utf8, values));
    }

    /** True if the text may be a string or a name: no half of a surrogate pair stands alone. */
    static boolean isText(String text) {
        return WellFormed.is(text);
    }

    /** How deep objects and arrays lie in one another: 0 for a single value, 1 for a flat object. */
    default int depth() {
        return switch (this) {
            case JsonObject object -> object.innerDepth() + 1;
            case JsonArray array ->
                array.items().stream().mapToInt(Json::depth).max().orElse(0) + 1;
            case JsonString _, JsonInteger _, JsonBoolean _, JsonNull _ -> 0;
        };
    }

    /** This value in the one form that RFC 8785 gives it, in UTF-8. */
    default Bytes canonical() {
        return Bytes.utf8(text());
    }

    /** This value in the one form that RFC 8785 gives it. */
    default String text() {
        StringBuilder out = new StringBuilder(256);
        CanonicalWriter.write(this, out);
        return out.toString();
    }
}
