package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;
import org.tallystick.formats.json.JsonObject;

/** What a node acknowledged is there again, and what was under way when it stopped was finished. */
class RestartTest {
    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsServedAgain() {
        MapShelf shelf = new MapShelf();
        Person doctor;
        JsonObject done;
        try (NodeFixture node = new NodeFixture(folder, false, shelf)) {
            doctor = node.account(node.stMary, "d0c701", "steward");
            done = node.call(
                    doctor,
                    "records.enrol",
                    JsonObject.with("subject", NodeFixture.handle()),
                    JsonObject.with("name", "Ada").build());
        }
        try (NodeFixture again = new NodeFixture(folder, false, shelf)) {
            String transaction = doctor.id() + "/" + done.string("jti");
            assertThat(again.json(doctor, "/v1/transactions/" + transaction).object("result"))
                    .isEqualTo(done.object("result"));
            assertThat(again.get(doctor, "/v1/receipts/" + transaction).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRequestThatIsBeingHandledIsFinished() throws Exception {
        FrameFixture frame = new FrameFixture(Rates.USUAL, Patience.USUAL);
        CompletableFuture<HttpResponse<String>> answer = frame.http.sendAsync(
                HttpRequest.newBuilder(frame.uri("/slow")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(frame.slowBegun.await(10, TimeUnit.SECONDS)).isTrue();

        int port = frame.server.port();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(frame.server::close);
        frame.slowMayEnd.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("slow");
        stopped.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> RawClient.connect(port)).isInstanceOf(ConnectException.class);
    }
}
