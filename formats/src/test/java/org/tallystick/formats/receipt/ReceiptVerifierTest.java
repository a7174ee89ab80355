package org.tallystick.formats.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.policy.Policy;

class ReceiptVerifierTest {
    private static final SignatureVerifier SIGNATURES = new JdkSignatures();

    private final SampleNetwork network = new SampleNetwork();
    private final ReceiptVerifier verifier = verifier(SampleNetwork.policyForEd25519());

    @Test
    void everyEntryOfTheLogHasAReceiptThatProvesIt() {
        SignedCheckpoint checkpoint = network.checkpoint(network.size(), 3);
        for (int index = 0; index < network.size(); index++) {
            Verdict.Proven proven = proven(verifier, network.receipt(index, checkpoint));
            assertThat(proven.index()).isEqualTo(index);
            assertThat(proven.entry()).isEqualTo(network.entry(index));
            assertThat(proven.signatures().quorum()).containsExactly("st-mary", "lab", "clinic");
        }
    }

    @Test
    void theVerdictSaysWhatWasProvenAndWhatWasNot() {
        Verdict.Proven proven = proven(verifier, network.receipt(3, network.checkpoint(9, 3)));
        assertThat(proven.proven())
                .containsExactly(
                        "Entry 3 is in the log of ledger.example/demo-7c1f, within its first 9 entries.",
                        "It is the transaction a7f3c2@st-mary/AAAAAAAAAAAAAAAAAAAAAg, records.share, carried out in block 1"
                                + " at 2026-07-27T10:00:01Z.",
                        "The log signed this, and st-mary, lab, clinic cosigned it, of whom the policy asks 3; the last"
                                + " cosignature is of 2026-07-27T10:00:09Z.");
        assertThat(proven.notProven())
                .containsExactly(
                        "That a7f3c2@st-mary signed it: the members vouch for that; hand in the account's key to check the"
                                + " signature here.",
                        "Who a7f3c2@st-mary is: names are in the address book of its member.",
                        "What the transaction's digests stand for: the details and the payload are not in the log.",
                        "That nothing later changed or revoked this: entries from 9 on are not covered.",
                        "That the policy lists today's members and keys: it is as of block 0, 2026-07-27T10:00:00Z.",
                        "Anything against who can break Ed25519: no post-quantum cosignature was verified.");
    }

    @Test
    void theAccountsOwnSignatureIsCheckedWhenItsKeyIsHandedIn() {
        Bytes file = network.receipt(3, network.checkpoint(9, 3)).encode();
        var key = SampleNetwork.key("doctor", Algorithm.ED25519).publicKey();
        assertThat(verifier.verify(file, key)).isInstanceOfSatisfying(Verdict.Proven.class, proven -> {
            assertThat(proven.signedByAccount()).isTrue();
            assertThat(proven.proven()).contains("The transaction's own signature is by the key that was handed in.");
        });
        var other = SampleNetwork.key("somebody", Algorithm.ED25519).publicKey();
        assertThat(fault(verifier.verify(file, other))).isEqualTo(Fault.SIGNATURE);
    }

    @Test
    void bothAlgorithmsAreAskedForByThePolicyForBoth() {
        ReceiptVerifier both = verifier(SampleNetwork.policyForBoth());
        SignedCheckpoint full = network.checkpoint(9, 3);
        assertThat(proven(both, network.receipt(3, full)).notProven()).noneMatch(line -> line.contains("Ed25519"));
        SignedCheckpoint classical = SampleNetwork.policyForEd25519().trim(full).orElseThrow();
        assertThat(fault(both.verify(network.receipt(3, classical).encode()))).isEqualTo(Fault.QUORUM_MISSING);
        assertThat(proven(verifier, network.receipt(3, classical))).isNotNull();
    }

    @Test
    void twoOfThreeMembersAreNoQuorum() {
        assertThat(fault(verifier.verify(
                        network.receipt(3, network.checkpoint(9, 2)).encode())))
                .isEqualTo(Fault.QUORUM_MISSING);
    }

    @Test
    void anotherEntryIsNotProven() {
        Receipt receipt = network.receipt(3, network.checkpoint(9, 3));
        Receipt other = new Receipt(network.entry(4).bytes(), receipt.proof(), receipt.checkpoint());
        assertThat(fault(verifier.verify(other.encode()))).isEqualTo(Fault.PROOF_ROOT);
    }

    @Test
    void anotherIndexIsNotProven() {
        Receipt receipt = network.receipt(3, network.checkpoint(9, 3));
        for (int index = 0; index < 20; index++) {
            if (index != 3) {
                Receipt other =
                        Receipt.of(receipt.entry(), index, receipt.proof().path(), receipt.checkpoint());
                assertThat(fault(verifier.verify(other.encode())))
                        .isIn(Fault.PROOF_ROOT, Fault.PROOF_LENGTH, Fault.INDEX_OUT_OF_RANGE);
            }
        }
    }

    @Test
    void noFlippedBitGoesUnnoticed() {
        SignedCheckpoint trimmed =
                SampleNetwork.policyForEd25519().trim(network.checkpoint(9, 3)).orElseThrow();
        Bytes file = network.receipt(3, trimmed).encode();
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = file.toArray();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verifier.verify(Bytes.wrap(bytes))).isInstanceOf(Verdict.NotProven.class);
        }
    }

    @Test
    void aReceiptComesBackFromItsFile() {
        Receipt receipt = network.receipt(11, network.checkpoint(12, 3));
        assertThat(Receipt.parse(receipt.encode())).isEqualTo(new Parsed.Ok<>(receipt));
    }

    @Test
    void aStateProofHoldsAsOfAHeader() {
        Bytes header = network.receipt(5, network.checkpoint(9, 3)).encode();
        String revoked = "grants/grant/ffffffffffffffffffffffffffffffff";
        assertThat(verifier.verifyState(network.state().prove(revoked), header))
                .isInstanceOfSatisfying(
                        StateFinding.Absent.class,
                        absent -> assertThat(absent.header())
                                .extracting(Entry.Header::block)
                                .isEqualTo(1L));
        String live = "grants/grant/00112233445566778899aabbccddeeff";
        assertThat(verifier.verifyState(network.state().prove(live), header))
                .isInstanceOfSatisfying(
                        StateFinding.Present.class,
                        present -> assertThat(present.value()).isEqualTo(Bytes.utf8("{\"holder\":\"lab\"}")));
        Bytes transaction = network.receipt(4, network.checkpoint(9, 3)).encode();
        assertThat(verifier.verifyState(network.state().prove(live), transaction))
                .extracting("fault")
                .isEqualTo(Fault.ENTRY_SHAPE);
    }

    @Test
    void aTrimmedCheckpointHasOneLogLineAndTheFewestCosignatures() {
        SignedCheckpoint full = network.checkpoint(9, 3);
        assertThat(SampleNetwork.policyForEd25519().trim(full).orElseThrow().signatures())
                .hasSize(4);
        assertThat(SampleNetwork.policyForBoth().trim(full).orElseThrow().signatures())
                .hasSize(7);
        assertThat(SampleNetwork.policyForBoth().trim(network.checkpoint(9, 2))).isEmpty();
    }

    private static ReceiptVerifier verifier(Policy policy) {
        return new ReceiptVerifier(Policy.parse(policy.encode()).orThrow(), SIGNATURES);
    }

    private static Verdict.Proven proven(ReceiptVerifier verifier, Receipt receipt) {
        return switch (verifier.verify(receipt.encode())) {
            case Verdict.Proven proven -> proven;
            case Verdict.NotProven(Fault fault, String why) -> throw new AssertionError(fault + ": " + why);
        };
    }

    private static Fault fault(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proven proven -> throw new AssertionError("proven: " + List.of(proven.proven()));
            case Verdict.NotProven(Fault fault, String _) -> fault;
        };
    }
}
