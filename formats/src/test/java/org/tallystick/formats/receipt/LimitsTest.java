package org.tallystick.formats.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.note.SignedNote;
import org.tallystick.formats.policy.MemberKeys;
import org.tallystick.formats.policy.Policy;

/** The bounds of what is read, which are too long to stand in the vectors. */
class LimitsTest {
    private final SampleNetwork network = new SampleNetwork();

    @Test
    void aNoteHasAtMostAMillionBytes() {
        String tail = "\n\n— n AAAAAAA=\n";
        int rest = SignedNote.MAX_SIZE - Bytes.utf8(tail).size();
        assertThat(SignedNote.parse(Bytes.utf8("n".repeat(rest) + tail))).isInstanceOf(Parsed.Ok.class);
        assertThat(fault(SignedNote.parse(Bytes.utf8("n".repeat(rest + 1) + tail))))
                .isEqualTo(Fault.TOO_LONG);
    }

    @Test
    void aNoteThatIsComposedKeepsTheSameRules() {
        SignatureLine line = new SignatureLine("n", 0, Bytes.utf8("s"));
        assertThatThrownBy(() -> new SignedNote("no newline", List.of(line))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SignedNote("t\n", Collections.nCopies(101, line)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new SignatureLine("a b", 0, Bytes.utf8("s"))).isInstanceOf(MalformedException.class);
    }

    @Test
    void aPolicyHasAtMostTwoMillionBytesAndAThousandWitnesses() {
        String comment = "#".repeat(Policy.MAX_SIZE);
        assertThat(fault(Policy.parse(Bytes.utf8(comment + "\n")))).isEqualTo(Fault.TOO_LONG);
        StringBuilder many = new StringBuilder();
        String key =
                SampleNetwork.cosigner("lab", Algorithm.ED25519).verifierKey().encode();
        for (int i = 0; i <= Policy.MAX_LINES; i++) {
            many.append("witness w").append(i).append(' ').append(key).append('\n');
        }
        assertThat(fault(Policy.parse(Bytes.utf8(many + "quorum none\n")))).isEqualTo(Fault.TOO_LONG);
    }

    @Test
    void aReceiptHoldsAnEntryOfAtMost65535Bytes() {
        Receipt receipt = network.receipt(3, network.checkpoint(9, 1));
        Bytes longest = Bytes.wrap(new byte[Entry.MAX_SIZE]);
        Receipt full = new Receipt(longest, receipt.proof(), receipt.checkpoint());
        assertThat(Receipt.parse(full.encode())).isEqualTo(new Parsed.Ok<>(full));
        Bytes longer = Bytes.wrap(new byte[Entry.MAX_SIZE + 1]);
        assertThatThrownBy(() -> new Receipt(longer, receipt.proof(), receipt.checkpoint()))
                .isInstanceOfSatisfying(
                        MalformedException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TOO_LONG));
        assertThat(fault(Receipt.parse(Bytes.wrap(new byte[Receipt.MAX_SIZE + 1]))))
                .isEqualTo(Fault.TOO_LONG);
    }

    @Test
    void aQuorumIsMoreThanTwoThirds() {
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 10, 100).stream().map(MemberKeys::quorum))
                .containsExactly(1, 2, 3, 3, 4, 5, 5, 7, 67);
    }

    @Test
    void noMemberIsCalledNone() {
        assertThatThrownBy(() -> new MemberId("none")).isInstanceOf(MalformedException.class);
    }

    private static Fault fault(Parsed<?> parsed) {
        return switch (parsed) {
            case Parsed.Ok<?> _ -> throw new AssertionError("it was read");
            case Parsed.Bad<?>(Fault fault, String _) -> fault;
        };
    }
}
