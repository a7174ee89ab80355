package org.tallystick.formats.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.policy.AsOf;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.policy.PolicyVerdict;
import org.tallystick.formats.policy.PolicyVerdict.Cosigned;
import org.tallystick.formats.tx.Transaction;

/** Says in sentences what a receipt that verified has proven, and what a reader might think it has but it has not. */
record Findings(
        Policy policy,
        Checkpoint checkpoint,
        PolicyVerdict.Satisfied signed,
        Entry entry,
        long index,
        boolean signedByAccount) {

    List<String> proven() {
        List<String> proven = new ArrayList<>();
        proven.add("Entry " + index + " is in the log of " + checkpoint.origin() + ", within its first "
                + checkpoint.size() + " entries.");
        proven.add(
                switch (entry) {
                    case Entry.Executed(Transaction transaction, Result result) -> transaction(transaction, result);
                    case Entry.Header header ->
                        "It is the header of block " + header.block() + " of " + instant(header.time()) + ", with "
                                + header.entries() + " entries and the state root " + header.stateRoot() + ".";
                });
        proven.add(cosigners());
        if (signedByAccount) {
            proven.add("The transaction's own signature is by the key that was handed in.");
        }
        return proven;
    }

    List<String> notProven() {
        List<String> open = new ArrayList<>();
        if (entry instanceof Entry.Executed executed) {
            account(executed.transaction(), open);
            open.add("What the transaction's digests stand for: the details and the payload are not in the log.");
        }
        open.add("That nothing later changed or revoked this: entries from " + checkpoint.size()
                + " on are not covered.");
        open.add(policyAge());
        if (signed.quorum().isEmpty()) {
            open.add("That any member agrees: the policy asks for no cosignature.");
        } else if (signed.cosigned().stream().allMatch(one -> one.key().key().algorithm() == Algorithm.ED25519)) {
            open.add("Anything against who can break Ed25519: no post-quantum cosignature was verified.");
        }
        return open;
    }

    private static String transaction(Transaction transaction, Result result) {
        String outcome = switch (result.outcome()) {
            case Outcome.Done _ -> "carried out";
            case Outcome.Refused(String code, String why) -> "refused (" + code + ": " + why + ")";
        };
        return "It is the transaction " + transaction.id() + ", " + transaction.call() + ", " + outcome + " in block "
                + result.block() + " at " + instant(result.time()) + ".";
    }

    private String cosigners() {
        if (signed.quorum().isEmpty()) {
            return "The log signed this.";
        }
        return "The log signed this, and " + String.join(", ", signed.quorum())
                + " cosigned it, of whom the policy asks " + signed.threshold() + "; the last cosignature is of "
                + lastCosignature() + ".";
    }

    private String lastCosignature() {
        long last = signed.cosigned().stream().mapToLong(Cosigned::time).max().orElse(0);
        return last == 0 ? "no stated time" : seconds(last);
    }

    private void account(Transaction transaction, List<String> open) {
        if (!signedByAccount) {
            open.add("That " + transaction.issuer()
                    + " signed it: the members vouch for that; hand in the account's key to check the signature here.");
        } else {
            open.add("That the key belonged to " + transaction.issuer() + ": whoever handed it in says so.");
        }
        open.add("Who " + transaction.issuer() + " is: names are in the address book of its member.");
    }

    private String policyAge() {
        return "That the policy lists today's members and keys: it "
                + policy.asOf().map(AsOf::toString).map("is as of "::concat).orElse("does not say how old it is")
                + ".";
    }

    private static String instant(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds).toString();
    }

    /** A time that a cosigner states may lie beyond what a calendar can say. */
    private static String seconds(long seconds) {
        return seconds > Instant.MAX.getEpochSecond()
                ? seconds + " s after 1970"
                : Instant.ofEpochSecond(seconds).toString();
    }
}
