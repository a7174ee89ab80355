package org.tallystick.engine.cometbft;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/** Whatever the bytes, they are the one way to write a batch or a nudge, or it is said why not. */
@Tag("slow")
class ConsensusTransactionFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void batch(byte[] input) {
        if (Batch.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Batch>(Batch batch)) {
            assertThat(batch.bytes()).isEqualTo(Bytes.wrap(input));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void nudge(byte[] input) {
        if (Nudge.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Nudge>(Nudge nudge)) {
            assertThat(nudge.bytes()).isEqualTo(Bytes.wrap(input));
        }
    }
}
