package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;

/** What is for programs on the node's own machine is not for a page in a browser on it, whose name was made to mean it. */
class ThisMachineTest {
    private static FrameFixture frame;

    @BeforeAll
    static void start() {
        frame = new FrameFixture(Rates.USUAL, Patience.USUAL);
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:7101",
                "127.0.0.1",
                "127.0.0.1:7101",
                "127.9.8.7:1",
                "[::1]",
                "[::1]:7101"
            })
    void programsThatMeanThisMachineAreOnIt(String host) throws IOException {
        assertThat(answer(host, "")).startsWith("HTTP/1.1 200").endsWith("local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "rebound.example:7101",
                "localhost.rebound.example",
                "notlocalhost",
                "127.0.0.1.rebound.example",
                "1127.0.0.1",
                "192.0.2.1:7101",
                "[2001:db8::1]:7101"
            })
    void anyOtherNameNeedsAToken(String host) throws IOException {
        assertThat(answer(host, "")).startsWith("HTTP/1.1 401").contains("token-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1"})
    void whatAProxyHandsOnNeedsAToken(String header) throws IOException {
        assertThat(answer("localhost", header + "\r\n")).startsWith("HTTP/1.1 401");
    }

    private static String answer(String host, String header) throws IOException {
        try (RawClient client = RawClient.connect(frame.server.port())) {
            return client.send("GET /local HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n")
                    .readResponse();
        }
    }
}
