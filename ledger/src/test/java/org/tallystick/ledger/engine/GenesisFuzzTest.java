package org.tallystick.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;

/** Whatever the bytes, they are a genesis that is written and read again, or it is said why not. */
@Tag("slow")
class GenesisFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void file(byte[] input) {
        if (Genesis.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Genesis>(Genesis genesis)) {
            assertThat(Genesis.parse(genesis.bytes())).isEqualTo(new Parsed.Ok<>(genesis));
        }
    }
}
