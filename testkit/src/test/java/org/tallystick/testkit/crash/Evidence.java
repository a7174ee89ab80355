package org.tallystick.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tallystick.client.Connection;
import org.tallystick.client.Submitted;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.policy.PolicyVerdict;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.testkit.network.ThreeMembers;
import org.tallystick.testkit.network.Window;

/**
 * Everything signed that was ever seen: receipts, checkpoints, and what the members have on disk as signed last. It is held
 * against policies that were fetched once, before the first crash, by the formats alone. Any thread.
 */
final class Evidence {
    private static final String POLICY = "/v1/policy?algorithms=all";
    private static final int SLOT = 64;

    /** A receipt as it was handed out, and of what. */
    record Kept(MemberId by, Submitted.Done of, Bytes receipt) {}

    private final Staff staff;
    private final Map<MemberId, Policy> policies = new ConcurrentHashMap<>();
    private final Queue<Kept> receipts = new ConcurrentLinkedQueue<>();
    private final Map<Long, Hash> roots = new ConcurrentHashMap<>();

    private Evidence(Staff staff) {
        this.staff = staff;
    }

    /** Begins to gather, with the policies as they are now. */
    static Evidence of(Staff staff) throws IOException, InterruptedException {
        Evidence evidence = new Evidence(staff);
        for (MemberId member : ThreeMembers.MEMBERS) {
            String policy = Window.text(staff.at(member), POLICY);
            evidence.policies.put(member, Policy.parse(Bytes.utf8(policy)).orThrow());
        }
        return evidence;
    }

    /** Takes a receipt, which must prove what was promised. */
    void receipt(Connection by, Submitted.Done of) throws IOException, InterruptedException {
        String target = "/v1/receipts/" + of.id().issuer() + "/" + of.id().jti();
        Kept kept = new Kept(by.identity().account().member(), of, Bytes.utf8(Window.text(by, target)));
        requireProven(kept);
        receipts.add(kept);
    }

    /** Takes the newest checkpoint of every node. */
    void checkpoints() throws IOException, InterruptedException {
        for (MemberId member : ThreeMembers.MEMBERS) {
            Bytes note = Bytes.utf8(Window.text(staff.at(member), "/checkpoint"));
            SignedCheckpoint signed = SignedCheckpoint.parse(note).orThrow();
            assertThat(policy(member).check(signed, new JdkSignatures()))
                    .as("the checkpoint of " + member)
                    .isInstanceOf(PolicyVerdict.Satisfied.class);
            saw(signed.checkpoint().size(), signed.checkpoint().root());
        }
    }

    /** Takes what the members of a stopped network promised to sign, whether or not anybody was given it. */
    void promises(NetworkDirectory directory) throws IOException {
        for (MemberId member : ThreeMembers.MEMBERS) {
            Path file = directory.member(member).seals();
            ByteBuffer slots = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
            for (int slot = 0; slot + SLOT <= slots.limit(); slot += SLOT) {
                byte[] root = new byte[Hash.SIZE];
                slots.get(slot + Long.BYTES, root);
                saw(slots.getLong(slot), Hash.wrap(root));
            }
        }
    }

    private void saw(long size, Hash root) {
        Hash before = roots.putIfAbsent(size, root);
        assertThat(Optional.ofNullable(before).orElse(root))
                .as("the one root that was signed for " + size + " entries")
                .isEqualTo(root);
    }

    /** Every size that was signed, and its root. */
    Map<Long, Hash> roots() {
        return roots;
    }

    /** What was handed out before still proves what it did. */
    void requireAllProven() {
        receipts.forEach(this::requireProven);
    }

    Collection<Kept> receipts() {
        return receipts;
    }

    private void requireProven(Kept kept) {
        Verdict verdict = new ReceiptVerifier(policy(kept.by()), new JdkSignatures()).verify(kept.receipt());
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Proven.class, proven -> {
            assertThat(proven.index()).isEqualTo(kept.of().index());
            assertThat(proven.entry()).isInstanceOfSatisfying(Entry.Executed.class, entry -> {
                assertThat(entry.transaction().id()).isEqualTo(kept.of().id());
                assertThat(entry.result().block()).isEqualTo(kept.of().block());
                assertThat(entry.result().time()).isEqualTo(kept.of().time());
            });
            saw(proven.checkpoint().size(), proven.checkpoint().root());
        });
    }

    private Policy policy(MemberId member) {
        return Optional.ofNullable(policies.get(member)).orElseThrow();
    }
}
