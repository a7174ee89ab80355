package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.engine.Proposal;

/** {@code spec/vectors/consensus.json}: what may stand in a height of CometBFT's, and what is neither batch nor nudge. */
class ConsensusVectorsTest {
    private static final Path FILE = Path.of("..", "spec", "vectors", "consensus.json");

    @TestFactory
    Stream<DynamicTest> batchesSayWhatTheVectorSays() throws IOException {
        return each("batches", vector -> {
            Proposal proposal = new Proposal(
                    vector.integer("block"),
                    vector.integer("time"),
                    vector.strings("transactions").stream().map(Bytes::utf8).toList());
            assertThat(Batch.parse(text(vector))).isEqualTo(new Parsed.Ok<>(new Batch(proposal)));
            assertThat(new Batch(proposal).bytes()).isEqualTo(text(vector));
        });
    }

    @TestFactory
    Stream<DynamicTest> nudgesSayWhatTheVectorSays() throws IOException {
        return each("nudges", vector -> {
            Nudge nudge =
                    new Nudge(new MemberId(vector.string("member")), vector.integer("height"), vector.integer("again"));
            assertThat(Nudge.parse(text(vector))).isEqualTo(new Parsed.Ok<>(nudge));
            assertThat(nudge.bytes()).isEqualTo(text(vector));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoBatchIsRefusedForTheReasonOfTheVector() throws IOException {
        return each(
                "malformedBatches",
                vector -> assertThat(fault(Batch.parse(text(vector)))).isEqualTo(vector.string("fault")));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoNudgeIsRefusedForTheReasonOfTheVector() throws IOException {
        return each(
                "malformedNudges",
                vector -> assertThat(fault(Nudge.parse(text(vector)))).isEqualTo(vector.string("fault")));
    }

    private static Stream<DynamicTest> each(String list, Consumer<JsonObject> test) throws IOException {
        return Json.parseObject(Bytes.wrap(Files.readAllBytes(FILE)))
                .orThrow()
                .array(list)
                .objects()
                .map(vector -> DynamicTest.dynamicTest(vector.string("name"), () -> test.accept(vector)));
    }

    private static Bytes text(JsonObject vector) {
        return Bytes.utf8(vector.string("text"));
    }

    private static String fault(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Bad<?>(var fault, String _) -> fault.code();
            case Parsed.Ok<?>(var read) -> "none: it is read as " + read;
        };
    }
}
