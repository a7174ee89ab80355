package org.tallystick.sharing.details;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Whatever details say in the name of whichever call, what is read of them is written and read alike, or it is said why not. */
@Tag("slow")
class BodyFuzzTest {
    private static final NetworkName NETWORK = new NetworkName("ledger.example/test");
    private static final TransactionId ID = new TransactionId(AccountId.of("a07401@st-mary"), "Y9W9Kb31DjmcWW61pWJPSw");
    private static final Bytes SALT = Bytes.wrap(new byte[Details.SALT_SIZE]);

    @FuzzTest(maxDuration = "1m")
    void body(byte[] input) {
        if (Json.parseObject(Bytes.wrap(input)) instanceof Parsed.Ok<JsonObject>(JsonObject said)) {
            Forms.ALL.keySet().forEach(call -> body(call, said));
        }
    }

    private static void body(String call, JsonObject said) {
        if (parse(call, said) instanceof Parsed.Ok<Body>(Body body)) {
            assertThat(parse(call, body.json())).isEqualTo(new Parsed.Ok<>(body));
        }
    }

    private static Parsed<Body> parse(String call, JsonObject said) {
        try {
            return Body.parse(Details.write(NETWORK, ID, call, said, SALT));
        } catch (MalformedException tooLong) {
            assertThat(tooLong.fault()).isIn(Fault.TOO_LONG, Fault.JSON_TOO_DEEP);
            return new Parsed.Bad<>(tooLong.fault(), tooLong.detail());
        }
    }
}
