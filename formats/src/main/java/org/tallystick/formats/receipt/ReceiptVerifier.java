package org.tallystick.formats.receipt;

import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.merkle.ProofVerdict;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.policy.PolicyVerdict;
import org.tallystick.formats.state.StateProof;
import org.tallystick.formats.tx.Transaction;

/**
 * Verifies receipts against a policy, offline. Steps, in the order of c2sp.org/tlog-proof, "Verifying a tlog proof": the
 * signatures under the checkpoint, the path from the entry to its root, and then the entry itself. May be used from any
 * thread if the signature verifier may.
 */
public final class ReceiptVerifier {
    private final Policy policy;
    private final SignatureVerifier signatures;

    public ReceiptVerifier(Policy policy, SignatureVerifier signatures) {
        this.policy = policy;
        this.signatures = signatures;
    }

    /** What the file proves. */
    public Verdict verify(Bytes file) {
        return verify(file, Optional.empty());
    }

    /** What the file proves, and whether the transaction's own signature is that key's. */
    public Verdict verify(Bytes file, PublicKey accountKey) {
        return verify(file, Optional.of(accountKey));
    }

    /**
     * What a state proof shows as of the block whose header the receipt proves: that a key had this value, or none.
     *
     * @param header the receipt file of a header entry
     */
    public StateFinding verifyState(StateProof proof, Bytes header) {
        return switch (verify(header)) {
            case Verdict.NotProven(Fault fault, String why) -> new StateFinding.NotProven(fault, why);
            case Verdict.Proven proven -> StateFinding.of(proof, proven);
        };
    }

    private Verdict verify(Bytes file, Optional<PublicKey> accountKey) {
        return switch (Parsed.of(() -> proven(Receipt.parse(file).orThrow(), accountKey))) {
            case Parsed.Ok<Verdict.Proven>(Verdict.Proven proven) -> proven;
            case Parsed.Bad<Verdict.Proven>(Fault fault, String why) -> new Verdict.NotProven(fault, why);
        };
    }

    private Verdict.Proven proven(Receipt receipt, Optional<PublicKey> accountKey) {
        Checkpoint checkpoint = receipt.checkpoint().checkpoint();
        PolicyVerdict.Satisfied signed = requireSignatures(receipt);
        requireInclusion(receipt);
        Entry entry = Entry.parse(receipt.entry()).orThrow();
        boolean signedByAccount = false;
        if (entry instanceof Entry.Executed executed) {
            requireNetwork(executed.transaction(), checkpoint);
            accountKey.ifPresent(key -> requireSignature(executed.transaction(), key));
            signedByAccount = accountKey.isPresent();
        }
        long index = receipt.proof().index();
        Findings findings = new Findings(policy, checkpoint, signed, entry, index, signedByAccount);
        return new Verdict.Proven(
                entry, index, checkpoint, signed, signedByAccount, findings.proven(), findings.notProven());
    }

    private PolicyVerdict.Satisfied requireSignatures(Receipt receipt) {
        return switch (policy.check(receipt.checkpoint(), signatures)) {
            case PolicyVerdict.Satisfied satisfied -> satisfied;
            case PolicyVerdict.NotSatisfied(Fault fault, String why) -> throw new MalformedException(fault, why);
        };
    }

    private static void requireInclusion(Receipt receipt) {
        ProofVerdict verdict = receipt.proof()
                .verify(
                        MerkleTree.leafHash(receipt.entry()),
                        receipt.checkpoint().checkpoint().root());
        if (verdict instanceof ProofVerdict.Invalid(Fault fault, String why)) {
            throw new MalformedException(fault, why);
        }
    }

    private static void requireNetwork(Transaction transaction, Checkpoint checkpoint) {
        MalformedException.unless(
                transaction.network().equals(checkpoint.origin()),
                Fault.WRONG_NETWORK,
                "the transaction was meant for " + transaction.network() + ", the log is " + checkpoint.origin());
    }

    private void requireSignature(Transaction transaction, PublicKey key) {
        MalformedException.unless(
                signatures.verify(key, transaction.signingInput(), transaction.signature()),
                Fault.SIGNATURE,
                "the entry is in the log, but the transaction's signature is not by the key that was handed in");
    }
}
