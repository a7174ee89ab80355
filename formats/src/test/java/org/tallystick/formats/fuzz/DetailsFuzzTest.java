package org.tallystick.formats.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.WebAddress;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Whatever the bytes, they are details in their one form, or it is said why not; and so with results and addresses. */
@Tag("slow")
class DetailsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void details(byte[] input) {
        if (Details.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Details>(Details details)) {
            assertThat(details.bytes()).isEqualTo(Bytes.wrap(input));
            assertThat(input.length).isBetween(Details.PADDED_TO, Details.MAX_SIZE);
        }
    }

    /** Canonical and padded as they must be, so that the search is not lost in that. */
    @FuzzTest(maxDuration = "1m")
    void detailsFields(byte[] input) {
        if (Json.parseObject(Bytes.wrap(input)) instanceof Parsed.Ok<JsonObject>(JsonObject fields)) {
            JsonObject.Builder document = fields.toBuilder().without("pad");
            int bare = document.with("pad", "").build().canonical().size();
            String pad = " ".repeat(Math.floorMod(-bare, Details.PADDED_TO));
            details(document.without("pad").with("pad", pad).build().canonical().toArray());
        }
    }

    @FuzzTest(maxDuration = "1m")
    void result(byte[] input) {
        if (Json.parseObject(Bytes.wrap(input)) instanceof Parsed.Ok<JsonObject>(JsonObject json)
                && Result.parse(json) instanceof Parsed.Ok<Result>(Result result)) {
            assertThat(result.json()).isEqualTo(json);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void address(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (Parsed.of(() -> WebAddress.parse(text)) instanceof Parsed.Ok<URI>(URI address)) {
            assertThat(address).hasToString(text);
            assertThat(address.getRawAuthority()).isNotEmpty();
        }
    }
}
