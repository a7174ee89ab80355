package org.tallystick.formats.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.Checkpoint;
import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.merkle.HashReader;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.merkle.TreeHasher;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.formats.note.SignatureLine;
import org.tallystick.formats.policy.AsOf;
import org.tallystick.formats.policy.MemberKeys;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.state.StateTree;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;

/** A network of three members with a log of a dozen entries, whose keys come from published seeds. */
public final class SampleNetwork {
    /** The network's name, and its log's origin. */
    public static final NetworkName NAME = new NetworkName("ledger.example/demo-7c1f");

    /** Who signs the transactions. */
    public static final AccountId DOCTOR = AccountId.of("a7f3c2@st-mary");

    /** The time of the first cosignature, in seconds since 1970. */
    public static final long TIME = 1_785_146_400L;

    private static final List<String> MEMBERS = List.of("st-mary", "lab", "clinic");

    private final List<Entry> entries = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<String, Bytes> state = Map.of(
            "grants/grant/00112233445566778899aabbccddeeff", Bytes.utf8("{\"holder\":\"lab\"}"),
            "records/record/0102030405060708090a0b0c0d0e0f10", Bytes.utf8("{\"owner\":\"st-mary\",\"version\":1}"));

    public SampleNetwork() {
        for (int block = 0; block < 4; block++) {
            add(executed(block, 2 * block, new Outcome.Done(JsonObject.EMPTY)));
            add(executed(block, 2 * block + 1, new Outcome.Refused("not-allowed", "no live grant covers this")));
            add(header(block));
        }
    }

    private void add(Entry entry) {
        entries.add(entry);
        leaves.add(MerkleTree.leafHash(entry.bytes()));
    }

    private static Entry executed(int block, int number, Outcome outcome) {
        byte[] jti = new byte[16];
        jti[15] = (byte) number;
        Bytes jws = new TransactionSigner(NAME, DOCTOR, key("doctor", Algorithm.ED25519))
                .sign(
                        "records.share",
                        JsonObject.with("details", Hash.of(jti).url()).build(),
                        Base64Text.encodeUrl(jti),
                        TIME + block - 5,
                        TIME + block + 60);
        return new Entry.Executed(Transaction.parse(jws).orThrow(), new Result(block, 1000 * (TIME + block), outcome));
    }

    private Entry header(int block) {
        Hash previous =
                block == 0 ? Hash.ZERO : Hash.of(entries.get(3 * block - 1).bytes());
        Hash members = Hash.of(Bytes.utf8("members"));
        return new Entry.Header(block, previous, 1000 * (TIME + block), new StateTree(state).root(), members, 2);
    }

    /** The key that belongs to a name. */
    public static PrivateKey key(String name, Algorithm algorithm) {
        return PrivateKey.fromSeed(
                algorithm, Bytes.wrap(Hash.of(Bytes.utf8("sample/" + name)).toArray()));
    }

    /** The number of entries. */
    public int size() {
        return entries.size();
    }

    /** One entry. */
    public Entry entry(int index) {
        return entries.get(index);
    }

    /** The state at every header. */
    public StateTree state() {
        return new StateTree(state);
    }

    /** The tree's hashes. */
    public HashReader hashes() {
        return (level, index) -> {
            if (level == 0) {
                return leaves.get((int) index);
            }
            HashReader below = hashes();
            return new TreeHasher().node(below.node(level - 1, 2 * index), below.node(level - 1, 2 * index + 1));
        };
    }

    /** The log's signer. */
    public static NoteSigner log() {
        return new NoteSigner(NAME.value(), key("log", Algorithm.ED25519));
    }

    /** One member's cosigner. */
    public static Cosigner cosigner(String member, Algorithm algorithm) {
        return new Cosigner(
                Cosigner.nameOf(NAME, new MemberId(member)), key(member + "/" + algorithm.joseName(), algorithm));
    }

    /** All members' keys. */
    public static List<MemberKeys> members() {
        return MEMBERS.stream()
                .map(member -> new MemberKeys(
                        new MemberId(member),
                        cosigner(member, Algorithm.ED25519).verifierKey(),
                        cosigner(member, Algorithm.ML_DSA_44).verifierKey()))
                .toList();
    }

    /** The policy that asks for Ed25519 alone. */
    public static Policy policyForEd25519() {
        return MemberKeys.policyForEd25519(log().verifierKey(), members(), new AsOf(0, 1000 * TIME));
    }

    /** The policy that asks for both algorithms. */
    public static Policy policyForBoth() {
        return MemberKeys.policyForBoth(log().verifierKey(), members(), new AsOf(0, 1000 * TIME));
    }

    /** The log at that size, signed by the log and cosigned by the first so many members with both keys. */
    public SignedCheckpoint checkpoint(int size, int cosigners) {
        Checkpoint checkpoint = new Checkpoint(NAME, size, MerkleTree.root(hashes(), size));
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(log().sign(checkpoint.body()));
        for (String member : MEMBERS.subList(0, cosigners)) {
            lines.add(cosigner(member, Algorithm.ED25519).cosign(checkpoint, TIME + size));
            lines.add(cosigner(member, Algorithm.ML_DSA_44).cosign(checkpoint, TIME + size));
        }
        return new SignedCheckpoint(checkpoint, lines);
    }

    /** The receipt of an entry under a checkpoint. */
    public Receipt receipt(int index, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        return Receipt.of(
                entries.get(index).bytes(),
                index,
                MerkleTree.inclusion(hashes(), index, size).path(),
                checkpoint);
    }
}
