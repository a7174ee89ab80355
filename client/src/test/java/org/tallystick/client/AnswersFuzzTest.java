package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Whatever a node answers, or what stands in for one, it is understood or it is said why not. */
@Tag("slow")
class AnswersFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void problem(byte[] input) {
        read(input, Problem::of)
                .ifPresent(problem -> assertThat(problem.status()).isBetween(400, 599));
    }

    @FuzzTest(maxDuration = "1m")
    void stored(byte[] input) {
        try {
            read(input, Stored::of)
                    .ifPresent(stored -> assertThat(stored.size()).isNotNegative());
        } catch (DisagreementException said) {
            assertThat(said.getMessage()).contains("commitment");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void access(byte[] input) {
        read(input, Access::of)
                .ifPresent(access -> assertThat(Access.of(access.json())).isEqualTo(access));
    }

    @FuzzTest(maxDuration = "1m")
    void allowed(byte[] input) {
        read(input, Allowed::of)
                .ifPresent(allowed -> assertThat(allowed.version()).isPositive());
    }

    @FuzzTest(maxDuration = "1m")
    void description(byte[] input) {
        read(input, Description::read)
                .ifPresent(description ->
                        assertThat(Description.read(description.json().build())).isEqualTo(description));
    }

    @FuzzTest(maxDuration = "1m")
    void member(byte[] input) {
        read(input, Member::of)
                .ifPresent(
                        member -> assertThat(member.address().getRawAuthority()).isNotEmpty());
    }

    @FuzzTest(maxDuration = "1m")
    void draft(byte[] input) {
        read(input, Draft::of)
                .ifPresent(draft -> assertThat(Draft.of(draft.submission())).isEqualTo(draft));
    }

    @FuzzTest(maxDuration = "1m")
    void event(byte[] input) {
        String line = new String(input, StandardCharsets.UTF_8);
        if (Parsed.of(() -> Events.entry(line)) instanceof Parsed.Ok<Optional<JsonObject>>(var entry)) {
            assertThat(entry.isPresent()).isEqualTo(line.startsWith("data:"));
        }
    }

    private static <T> Optional<T> read(byte[] input, Function<JsonObject, T> reader) {
        Parsed<T> read =
                Parsed.of(() -> reader.apply(Json.parseObject(Bytes.wrap(input)).orThrow()));
        return read instanceof Parsed.Ok<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
