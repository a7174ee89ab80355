package org.tallystick.formats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.SpecVectors;
import org.tallystick.formats.json.JsonObject;

/** Replays the files of {@code spec/vectors} that are lists of named cases. */
final class Vectors {
    private Vectors() {}

    /** The cases of a file, each as a test of its own. */
    static Stream<DynamicTest> replay(String name, Replay replay) {
        return SpecVectors.cases(name, "cases")
                .map(one -> DynamicTest.dynamicTest(one.string("name"), test(one, replay)));
    }

    private static Executable test(JsonObject one, Replay replay) {
        return () -> replay.check(one);
    }

    /** What is done with a case. */
    interface Replay {
        /** Throws an assertion error if the case does not come out as it says. */
        void check(JsonObject one);
    }

    /** The bytes of a field: UTF-8 of the field itself, or else of the field {@code hex}. */
    static Bytes bytes(JsonObject one, String field) {
        return one.has("hex") ? Bytes.wrap(HexFormat.of().parseHex(one.string("hex"))) : Bytes.utf8(one.string(field));
    }

    /** The fault that a case expects, if it expects one. */
    static Optional<String> fault(JsonObject one) {
        return one.optionalString("fault");
    }

    /** Fails unless the outcome is as the case says; the value for further questions if it is none of a fault. */
    static <T> Optional<T> expect(JsonObject one, Parsed<T> outcome) {
        Optional<String> fault =
                outcome instanceof Parsed.Bad<T>(Fault found, String _) ? Optional.of(found.code()) : Optional.empty();
        assertThat(fault).as("fault, with %s", outcome).isEqualTo(fault(one));
        return outcome instanceof Parsed.Ok<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
