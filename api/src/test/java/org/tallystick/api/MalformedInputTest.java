package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.RequestTokenTest.refused;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.json.JsonObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running node refuses every malformed vector of the specification, names its fault, and puts nothing on the ledger. */
class MalformedInputTest {
    private static final Path VECTORS = Path.of("../spec/vectors");

    @TempDir
    static Path folder;

    private static NodeFixture node;
    private long size;

    @BeforeAll
    static void start() {
        node = new NodeFixture(folder, false);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void measure() {
        size = node.size();
    }

    @AfterEach
    void theLogIsAsLongAsBefore() {
        assertThat(node.size()).isEqualTo(size);
    }

    static Stream<Arguments> transactions() throws IOException {
        return malformed("transactions.json");
    }

    static Stream<Arguments> tokens() throws IOException {
        return malformed("request-tokens.json").filter(vector -> canBeSent(vector.get()[1].toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transactions")
    void aMalformedTransactionIsRefusedWithItsFault(String name, String jws, String fault) {
        String body = JsonObject.with("transaction", jws).build().text();

        HttpResponse<String> answer = node.post("/v1/transactions?wait=commit", body);

        refused(answer, 400, "malformed");
        assertThat(answer.body()).as(name).contains("\"fault\":\"" + fault + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void aMalformedRequestTokenIsRefusedWithItsFault(String name, String jws, String fault) {
        HttpResponse<String> answer = node.send(
                "GET", HttpRequest.newBuilder(node.uri("/v1/network")).header("Authorization", "Bearer " + jws));

        refused(answer, 401, "token-malformed");
        assertThat(answer.body()).as(name).contains("\"fault\":\"" + fault + "\"");
    }

    @Test
    void onlyWhatNoHeaderCanHoldIsLeftOut() throws IOException {
        assertThat(malformed("request-tokens.json")
                        .filter(vector -> !canBeSent(vector.get()[1].toString()))
                        .map(vector -> vector.get()[0]))
                .containsExactlyInAnyOrder(
                        "nothing",
                        "a line feed after it",
                        "a line feed within",
                        "a space before it",
                        "a letter outside ASCII");
        assertThat(malformed("transactions.json")).hasSizeGreaterThan(100);
    }

    /** Of a header's value nothing is left out on the way, and nothing ends it (RFC 9110, section 5.5). */
    private static boolean canBeSent(String jws) {
        return jws.matches("[!-~]+");
    }

    private static Stream<Arguments> malformed(String file) throws IOException {
        JsonNode vectors = new JsonMapper().readTree(Files.readString(VECTORS.resolve(file)));
        List<Arguments> all = new ArrayList<>();
        for (JsonNode vector : vectors.get("malformed")) {
            all.add(Arguments.of(
                    vector.get("name").asString(),
                    vector.get("jws").asString(),
                    vector.get("fault").asString()));
        }
        return all.stream();
    }
}
