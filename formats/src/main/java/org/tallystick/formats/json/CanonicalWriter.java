package org.tallystick.formats.json;

import java.util.List;

/** Writes RFC 8785, which for integers and strings is: no white space, names sorted, the shortest escapes. */
final class CanonicalWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalWriter() {}

    static void write(Json json, StringBuilder out) {
        switch (json) {
            case JsonObject object -> writeObject(object, out);
            case JsonArray(List<Json> items) -> writeArray(items, out);
            case Json.JsonString(String value) -> writeString(value, out);
            case Json.JsonInteger(long value) -> out.append(value);
            case Json.JsonBoolean(boolean value) -> out.append(value);
            case Json.JsonNull _ -> out.append("null");
        }
    }

    private static void writeObject(JsonObject object, StringBuilder out) {
        out.append('{');
        List<String> names = object.names();
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeString(names.get(i), out);
            out.append(':');
            write(object.valueAt(i), out);
        }
        out.append('}');
    }

    private static void writeArray(List<Json> items, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(items.get(i), out);
        }
        out.append(']');
    }

    private static void writeString(String value, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(value, written, i);
                writeEscape(c, out);
                written = i + 1;
            }
        }
        out.append(value, written, value.length()).append('"');
    }

    private static void writeEscape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
