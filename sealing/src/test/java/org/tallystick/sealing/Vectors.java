package org.tallystick.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** The vectors in {@code spec/vectors}, each of which says where it comes from. */
public final class Vectors {
    private Vectors() {}

    /** The vectors of one file. */
    public static Stream<JsonObject> of(String file) {
        try {
            Path path = Path.of("..", "spec", "vectors", file);
            return ((JsonArray) Json.parse(Bytes.wrap(Files.readAllBytes(path))).orThrow()).objects();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a field in hexadecimal. */
    public static Bytes hex(JsonObject vector, String name) {
        return Bytes.wrap(HexFormat.of().parseHex(vector.string(name)));
    }
}
