package org.tallystick.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Jackson makes of a text: somebody else's opinion, to hold our reader against. */
final class JacksonJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JacksonJson() {}

    /** The value, or nothing where Jackson refuses the text or the value is beyond our limits. */
    static Optional<Json> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Json json = value(parser, parser.nextToken());
            return parser.nextToken() == null && json.depth() <= Json.MAX_DEPTH ? Optional.of(json) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Json.of(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.JsonNull.NULL;
            default -> throw new IOException("not ours: " + token);
        };
    }

    private static Json integer(JsonParser parser) throws IOException {
        if (parser.getText().equals("-0")) {
            throw new IOException("not ours: -0");
        }
        return Json.of(parser.getBigIntegerValue().longValueExact());
    }

    private static Json object(JsonParser parser) throws IOException {
        JsonObject.Builder object = JsonObject.builder();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            object.with(name, value(parser, parser.nextToken()));
        }
        return object.build();
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new JsonArray(items);
    }
}
