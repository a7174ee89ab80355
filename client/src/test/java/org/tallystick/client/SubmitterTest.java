package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.client.ScriptedNode.isBusy;
import static org.tallystick.client.ScriptedNode.problem;
import static org.tallystick.client.ScriptedNode.says;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** What becomes of a signed transaction where the node is slow, busy or gone. */
class SubmitterTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Identity IVO = Someone.withKeys();
    private static final String ADMITTED = "{\"status\":\"accepted\"}";
    private static final String COMMITTED =
            "{\"status\":\"committed\",\"index\":17,\"result\":{\"block\":5,\"ok\":{},\"time\":1767225600123}}";

    private final Draft draft = new Drafts(IVO, Source.system())
            .withDetails(
                    "records.retire",
                    JsonObject.EMPTY,
                    JsonObject.with("reason", "it is wrong").build());

    @TempDir
    private Path folder;

    @Test
    void aSlowCommitIsWaitedForBySendingTheVerySameAgain() throws IOException {
        try (ScriptedNode node = new ScriptedNode(says(202, ADMITTED), says(202, ADMITTED), says(200, COMMITTED))) {
            assertThat(Tally.submit(node.address(), draft).index()).isEqualTo(17);
            assertThat(node.asked()).hasSize(3).allSatisfy(asked -> {
                assertThat(asked.target()).isEqualTo("/v1/transactions?wait=commit");
                assertThat(asked.body()).isEqualTo(draft.submission().text());
            });
        }
    }

    @Test
    void aCommitIsWaitedForNoLongerThanItMayCome() throws IOException {
        Source late = new Source(RANDOM, InstantSource.fixed(Instant.ofEpochSecond(draft.expires())), System::nanoTime);
        try (ScriptedNode node = new ScriptedNode(says(202, ADMITTED));
                HttpClient http = HttpClient.newHttpClient()) {
            Submitter submitter = new Submitter(new Wire(http, node.address(), late), late, Pending.in(folder));
            assertThatThrownBy(() -> submitter.submit(draft))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("has not committed it");
            assertThat(node.asked()).hasSize(1);
        }
    }

    @Test
    void aBusyNodeIsGivenTheTimeThatItAsksFor() throws IOException {
        long begun = System.nanoTime();
        try (ScriptedNode node = new ScriptedNode(isBusy(1), says(200, COMMITTED))) {
            assertThat(Tally.submit(node.address(), draft).index()).isEqualTo(17);
            assertThat(node.asked()).hasSize(2);
        }
        assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
    }

    @Test
    void aNodeThatAsksForTooMuchTimeIsNotWaitedFor() throws IOException {
        try (ScriptedNode node = new ScriptedNode(isBusy(3_600))) {
            assertThatThrownBy(() -> Tally.submit(node.address(), draft)).isInstanceOf(UnreachableException.class);
            assertThat(node.asked()).hasSize(1);
        }
    }

    @Test
    void whatNobodyAnsweredIsKeptAndCountsWhenItIsSentAgain() throws IOException {
        ScriptedNode gone = new ScriptedNode(says(200, COMMITTED));
        gone.close();
        Connection connection = Tally.connect(gone.address(), IVO).keeping(folder.resolve("pending"));
        UnreachableException unanswered =
                catchThrowableOfType(UnreachableException.class, () -> connection.submit(draft));
        Path kept = unanswered.kept().orElseThrow();
        assertThat(unanswered).hasMessageContaining("nobody listens there");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        Draft again =
                Draft.of(Json.parseObject(Bytes.wrap(Files.readAllBytes(kept))).orThrow());
        assertThat(again).isEqualTo(draft);
        try (ScriptedNode back = new ScriptedNode(says(200, COMMITTED))) {
            assertThat(Tally.submit(back.address(), again).id()).isEqualTo(draft.id());
        }
    }

    @Test
    void whatTheNodeRefusesIsNotKept() throws IOException {
        try (ScriptedNode node = new ScriptedNode(says(403, problem(403, "suspended")));
                Connection connection = Tally.connect(node.address(), IVO).keeping(folder)) {
            assertThatThrownBy(() -> connection.submit(draft)).isInstanceOf(ProblemException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aSubmissionWithoutItsDetailsIsNone() {
        JsonObject alone = draft.submission().toBuilder().without("details").build();
        assertThatThrownBy(() -> Draft.of(alone)).hasMessageContaining("not beside it");
    }
}
