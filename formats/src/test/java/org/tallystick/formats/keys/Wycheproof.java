package org.tallystick.formats.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Reads the vectors of C2SP's Wycheproof from the test resources. */
final class Wycheproof {
    private Wycheproof() {}

    /** One vector within its group. */
    record Case(JsonObject group, JsonObject test) {
        Bytes hex(String name) {
            return Wycheproof.hex(test, name);
        }

        boolean valid() {
            return test.string("result").equals("valid");
        }

        @Override
        public String toString() {
            return "#" + test.integer("tcId") + " " + test.string("comment");
        }
    }

    static Stream<Case> cases(String file) {
        return read(file)
                .array("testGroups")
                .objects()
                .flatMap(group -> group.array("tests").objects().map(test -> new Case(group, test)));
    }

    static Bytes hex(JsonObject object, String name) {
        return Bytes.wrap(HexFormat.of().parseHex(object.string(name)));
    }

    private static JsonObject read(String file) {
        try (InputStream in =
                Objects.requireNonNull(Wycheproof.class.getResourceAsStream("/vectors/wycheproof/" + file))) {
            return Json.parseObject(Bytes.wrap(in.readAllBytes())).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
