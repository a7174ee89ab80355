package org.tallystick.formats.json;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * Reads RFC 8259, strictly, in one pass, each way of being wrong a fault of its own. What it accepts decides what a
 * block may hold, so it is written out here: the release of a library must never change the ledger's rules. Text is
 * decoded strictly first, so that no guess about the encoding is ever made.
 */
final class JsonReader {
    /** 2^53 - 1 has sixteen digits. */
    private static final int MAX_DIGITS = 16;

    private final String text;
    private int left;
    private int at;
    private int depth;

    private JsonReader(String text, int values) {
        this.text = text;
        this.left = values;
    }

    static Json read(Bytes utf8, int values) {
        JsonReader reader = new JsonReader(utf8.text(), values);
        Json json = reader.value();
        reader.skipSpace();
        MalformedException.unless(
                reader.at == reader.text.length(), Fault.JSON_TRAILING_BYTES, "more follows the document");
        return json;
    }

    static JsonObject readObject(Bytes utf8, int values) {
        if (read(utf8, values) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedException(Fault.JSON_NOT_AN_OBJECT, "the document must be an object");
    }

    private Json value() {
        MalformedException.unless(left-- > 0, Fault.JSON_TOO_MANY_VALUES, "the document has more values than are read");
        skipSpace();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.JsonString(string());
            case 't' -> word("true", new Json.JsonBoolean(true));
            case 'f' -> word("false", new Json.JsonBoolean(false));
            case 'n' -> word("null", Json.JsonNull.NULL);
            default -> integer();
        };
    }

    private JsonObject object() {
        enter();
        JsonObject.Builder fields = JsonObject.builder();
        if (!closes('}')) {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                expect(':');
                fields.with(name, value());
            } while (continues('}'));
        }
        depth--;
        return fields.build();
    }

    private JsonArray array() {
        enter();
        List<Json> items = new ArrayList<>();
        if (!closes(']')) {
            do {
                items.add(value());
            } while (continues(']'));
        }
        depth--;
        return new JsonArray(items);
    }

    /** Steps over the opening bracket. */
    private void enter() {
        at++;
        depth++;
        MalformedException.unless(
                depth <= Json.MAX_DEPTH, Fault.JSON_TOO_DEEP, "objects and arrays lie at most 16 deep in one another");
    }

    private boolean closes(char bracket) {
        skipSpace();
        boolean closed = peek() == bracket;
        if (closed) {
            at++;
        }
        return closed;
    }

    /** True after a comma, false after the closing bracket. */
    private boolean continues(char bracket) {
        if (closes(bracket)) {
            return false;
        }
        expect(',');
        return true;
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw syntax();
        }
        at += word.length();
        return value;
    }

    private Json integer() {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (isDigit(at)) {
            value = at - first < MAX_DIGITS ? value * 10 + (text.charAt(at) - '0') : Long.MAX_VALUE;
            at++;
        }
        requireInteger(first, negative);
        return new Json.JsonInteger(negative ? -value : value);
    }

    /** Digits without a leading zero, and neither fraction nor exponent after them. */
    private void requireInteger(int first, boolean negative) {
        boolean zero = at > first && text.charAt(first) == '0';
        if (at == first || (zero && at > first + 1)) {
            at = first;
            throw syntax();
        }
        MalformedException.unless(!(zero && negative), Fault.JSON_NOT_AN_INTEGER, "zero has no sign");
        char next = at < text.length() ? text.charAt(at) : ' ';
        MalformedException.unless(
                next != '.' && next != 'e' && next != 'E',
                Fault.JSON_NOT_AN_INTEGER,
                "numbers are integers, without '.' or exponent");
    }

    private String string() {
        expect('"');
        int end = at;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        String plain = text.substring(at, end);
        at = end;
        String value = peek() == '"' ? plain : unescape(plain);
        expect('"');
        return value;
    }

    /** The rest of a string, from its first escape to before its closing quote. */
    private String unescape(String before) {
        StringBuilder out = new StringBuilder(before);
        for (char c = peek(); c != '"'; c = peek()) {
            if (c == '\\') {
                at++;
                out.append(escaped());
            } else if (isPlain(c)) {
                out.append(c);
                at++;
            } else {
                throw syntax();
            }
        }
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourDigits();
            default -> {
                at--;
                throw syntax();
            }
        };
    }

    private char fourDigits() {
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw syntax();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    private boolean isDigit(int position) {
        return position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private char peek() {
        if (at >= text.length()) {
            throw syntax();
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw syntax();
        }
        at++;
    }

    private MalformedException syntax() {
        return new MalformedException(
                Fault.JSON_SYNTAX, at >= text.length() ? "the document ends early" : "not JSON at character " + at);
    }
}
