package org.tallystick.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * The files of {@code spec/vectors}. Tests that make vectors hold them against the file; {@code mvn -Dvectors.write test}
 * writes the files anew instead, to be read and committed by a person.
 */
public final class SpecVectors {
    private static final Path FOLDER = Path.of("..", "spec", "vectors");

    private SpecVectors() {}

    /** One of the arrays of a file. */
    public static Stream<JsonObject> cases(String file, String array) {
        return read(file).array(array).objects();
    }

    /** Holds what a test made against the file. */
    public static void compare(String file, JsonObject made) {
        if (System.getProperty("vectors.write") != null) {
            write(file, made);
        }
        assertThat(read(file)).as("spec/vectors/" + file).isEqualTo(made);
    }

    /** The input of a malformed case, which stands there as text or in hexadecimal. */
    public static Bytes input(JsonObject test, String field) {
        return test.has(field)
                ? Bytes.utf8(test.string(field))
                : Bytes.wrap(HexFormat.of().parseHex(test.string(field + "Hex")));
    }

    /** What a parser said, in the words of the vectors: {@code ok} or the fault's code. */
    public static String verdict(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Ok<?> _ -> "ok";
            case Parsed.Bad<?>(Fault fault, String _) -> fault.code();
        };
    }

    /** A whole file. */
    public static JsonObject read(String file) {
        try {
            return Json.parseObject(Bytes.wrap(Files.readAllBytes(FOLDER.resolve(file))))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String file, JsonObject made) {
        String fields = made.names().stream()
                .map(name -> "  \"" + name + "\": " + lines(made.get(name).orElseThrow()))
                .collect(Collectors.joining(",\n"));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), "{\n" + fields + "\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One item of an array on a line. */
    private static String lines(Json json) {
        return json instanceof JsonArray array
                ? array.items().stream().map(Json::text).collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"))
                : json.text();
    }
}
