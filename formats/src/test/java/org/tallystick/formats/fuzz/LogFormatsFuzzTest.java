package org.tallystick.formats.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.merkle.EntryBundle;
import org.tallystick.formats.merkle.Tile;
import org.tallystick.formats.note.SignedNote;
import org.tallystick.formats.note.VerifierKey;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.formats.state.StateProof;

/**
 * Whatever the bytes, a parser of the log's formats gives a value or a fault; and what it reads it writes back as it came,
 * for each thing has one form. The seeds lie beside this class among the
 * resources; {@code JAZZER_FUZZ=1 mvn -Dslow -pl formats test -Dtest=LogFormatsFuzzTest#receipt} looks for more.
 */
@Tag("slow")
class LogFormatsFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void note(byte[] input) {
        if (SignedNote.parse(Bytes.wrap(input)) instanceof Parsed.Ok<SignedNote>(SignedNote note)) {
            assertThat(note.encode()).isEqualTo(Bytes.wrap(input));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void checkpoint(byte[] input) {
        if (SignedCheckpoint.parse(Bytes.wrap(input)) instanceof Parsed.Ok<SignedCheckpoint>(SignedCheckpoint found)) {
            assertThat(found.encode()).isEqualTo(Bytes.wrap(input));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void checkpointBody(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (Checkpoint.parse(text) instanceof Parsed.Ok<Checkpoint>(Checkpoint found)) {
            assertThat(found.body()).isEqualTo(text);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void verifierKey(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (VerifierKey.parse(text) instanceof Parsed.Ok<VerifierKey>(VerifierKey key)) {
            assertThat(key.encode()).isEqualTo(text);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void policy(byte[] input) {
        if (Policy.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Policy>(Policy policy)) {
            assertThat(Policy.parse(policy.encode())).isEqualTo(new Parsed.Ok<>(policy));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void receipt(byte[] input) {
        if (Receipt.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Receipt>(Receipt receipt)) {
            assertThat(receipt.encode()).isEqualTo(Bytes.wrap(input));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void stateProof(byte[] input) {
        if (StateProof.parse(Bytes.wrap(input)) instanceof Parsed.Ok<StateProof>(StateProof proof)) {
            assertThat(StateProof.parse(proof.json().canonical())).isEqualTo(new Parsed.Ok<>(proof));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void tile(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (Tile.parse(text) instanceof Parsed.Ok<Tile>(Tile tile)) {
            assertThat(tile.path()).isEqualTo(text);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void entryBundle(byte[] input) {
        if (EntryBundle.parse(Bytes.wrap(input)) instanceof Parsed.Ok<EntryBundle>(EntryBundle bundle)) {
            assertThat(bundle.bytes()).isEqualTo(Bytes.wrap(input));
        }
    }
}
