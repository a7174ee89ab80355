package org.tallystick.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Whatever a client writes into a body, a header or a cursor, it is understood or refused. */
@Tag("slow")
class ResourceFuzzTest {
    private static final long[] SIZES = {0, 1, 700, 1L << 20, Long.MAX_VALUE};

    @FuzzTest(maxDuration = "1m")
    void range(byte[] input) {
        String header = new String(input, StandardCharsets.UTF_8);
        for (long size : SIZES) {
            try {
                ByteRange range = ByteRange.parse(header, size);
                assertThat(range.from()).isBetween(0L, size - 1);
                assertThat(range.to()).isBetween(range.from() + 1, size);
            } catch (ProblemException refused) {
                assertThat(refused.problem().code()).isEqualTo(Code.RANGE_NOT_SATISFIABLE);
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void lastEventId(byte[] input) {
        String header = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(EventsResource.last(header, "Last-Event-ID")).hasToString(header);
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isEqualTo(Code.BAD_PARAMETER);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void submission(byte[] input) {
        if (Json.parseObject(Bytes.wrap(input)) instanceof Parsed.Ok<JsonObject>(JsonObject json)
                && Parsed.of(() -> SubmitResource.Item.read(json))
                        instanceof Parsed.Ok<SubmitResource.Item>(var item)) {
            assertThat(item.transaction().text()).isEqualTo(json.string("transaction"));
            assertThat(item.details().map(Bytes::text)).isEqualTo(json.optionalString("details"));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void placeOfARecord(byte[] input) {
        String position = new String(input, StandardCharsets.UTF_8);
        if (Parsed.of(() -> SubjectRecords.Place.parse(position))
                instanceof Parsed.Ok<SubjectRecords.Place>(var place)) {
            assertThat(place.position()).isEqualTo(position);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void placeOfAnAccess(byte[] input) {
        String position = new String(input, StandardCharsets.UTF_8);
        if (Parsed.of(() -> AccessPages.Position.parse(position))
                instanceof Parsed.Ok<AccessPages.Position>(var place)) {
            assertThat(place.text()).isEqualTo(position);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void placeOfAGrant(byte[] input) {
        String position = new String(input, StandardCharsets.UTF_8);
        if (Parsed.of(() -> GrantPages.Position.parse(position)) instanceof Parsed.Ok<GrantPages.Position>(var place)) {
            assertThat(place.text()).isEqualTo(position);
        }
    }
}
