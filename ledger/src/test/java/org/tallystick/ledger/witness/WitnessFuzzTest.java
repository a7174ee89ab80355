package org.tallystick.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.policy.Component;

/** Whatever the list of witnesses says, and whatever a witness answers, it is understood or refused. */
@Tag("slow")
class WitnessFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void policy(byte[] input) {
        if (WitnessPolicy.parse(Bytes.wrap(input)) instanceof Parsed.Ok<WitnessPolicy>(WitnessPolicy policy)) {
            assertThat(WitnessPolicy.parse(policy.policy().encode())).isEqualTo(new Parsed.Ok<>(policy));
            for (Component.Witness witness : policy.witnesses()) {
                assertThat(WitnessPolicy.address(witness).getPath()).endsWith("/add-checkpoint");
            }
        }
    }

    @FuzzTest(maxDuration = "1m")
    void cosignatures(byte[] input) {
        if (Parsed.of(() -> AddCheckpoint.cosignatures(Bytes.wrap(input)))
                instanceof Parsed.Ok<List<SignatureLine>>(List<SignatureLine> lines)) {
            String written = lines.stream().map(line -> line.encode() + "\n").collect(Collectors.joining());
            assertThat(AddCheckpoint.cosignatures(Bytes.utf8(written))).isEqualTo(lines);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void size(byte[] input) {
        Parsed.of(() -> AddCheckpoint.size(Bytes.wrap(input)))
                .map(size -> size.map(number -> assertThat(number).isNotNegative()));
    }
}
