package org.tallystick.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * Reads JSON by Jackson's tokens and turns each way of being wrong into its own fault. Text is decoded strictly first, so
 * that no guess about the encoding is ever made.
 */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxNumberLength(20)
                    .build())
            .build();

    private JsonReader() {}

    static JsonObject readObject(Bytes utf8) {
        return read(utf8) instanceof JsonObject object
                ? object
                : fail(Fault.JSON_NOT_AN_OBJECT, "the document must be an object");
    }

    static Json read(Bytes utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8.text())) {
            Json json = value(parser, parser.nextToken());
            MalformedException.unless(
                    parser.nextToken() == null, Fault.JSON_TRAILING_BYTES, "more bytes follow the document");
            return json;
        } catch (StreamConstraintsException e) {
            return fail(constraint(e), "the document is beyond the limits for depth or length of a number");
        } catch (JsonParseException e) {
            return fail(
                    Fault.JSON_SYNTAX,
                    "not JSON at character " + e.getLocation().getCharOffset());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static Fault constraint(StreamConstraintsException e) {
        return String.valueOf(e.getMessage()).contains("depth") ? Fault.JSON_TOO_DEEP : Fault.JSON_INTEGER_TOO_LARGE;
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            return fail(Fault.JSON_SYNTAX, "the document is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.JsonString(wellFormed(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> fail(Fault.JSON_NOT_AN_INTEGER, "numbers are integers, without '.' or exponent");
            case VALUE_TRUE -> new Json.JsonBoolean(true);
            case VALUE_FALSE -> new Json.JsonBoolean(false);
            case VALUE_NULL -> Json.JsonNull.NULL;
            default -> fail(Fault.JSON_SYNTAX, "a value was expected");
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        JsonObject.Builder builder = JsonObject.builder();
        for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = wellFormed(parser.currentName());
            builder.with(name, value(parser, parser.nextToken()));
        }
        return builder.build();
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new JsonArray(items);
    }

    private static Json integer(JsonParser parser) throws IOException {
        String text = parser.getText();
        MalformedException.unless(!text.equals("-0"), Fault.JSON_NOT_AN_INTEGER, "zero has no sign");
        BigInteger value = new BigInteger(text);
        MalformedException.unless(
                value.abs().compareTo(BigInteger.valueOf(Json.MAX_INTEGER)) <= 0,
                Fault.JSON_INTEGER_TOO_LARGE,
                "integers lie within 2^53 - 1");
        return new Json.JsonInteger(value.longValueExact());
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                MalformedException.unless(pair, Fault.JSON_LONE_SURROGATE, "half a surrogate pair stands alone");
                i++;
            }
        }
        return text;
    }

    private static <T> T fail(Fault fault, String detail) {
        throw new MalformedException(fault, detail);
    }
}
