package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/** Answers of bounded length. */
class WireTest {
    @Test
    void anAnswerThatIsTooLongIsNotHeld() throws IOException {
        try (ScriptedNode node = new ScriptedNode(ScriptedNode.says(200, "{\"a\":\"" + "x".repeat(2_000) + "\"}"));
                HttpClient http = HttpClient.newHttpClient()) {
            Wire wire = new Wire(http, node.address(), Source.system(), 1_000);
            assertThatThrownBy(() -> wire.bytes("/", () -> wire.plain("/").GET()))
                    .isInstanceOf(UnreachableException.class);
            Wire roomy = new Wire(http, node.address(), Source.system(), 3_000);
            assertThat(roomy.bytes("/", () -> roomy.plain("/").GET()).size()).isGreaterThan(2_000);
        }
    }
}
