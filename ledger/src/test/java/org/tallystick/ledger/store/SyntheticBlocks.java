package org.tallystick.ledger.store;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;

/**
 * Blocks that look like those of a network in use, from a seed: entries of about 600 bytes, whose transactions are well
 * formed (their signatures are not, which the store never asks), and three changes each.
 */
final class SyntheticBlocks {
    static final NetworkName NETWORK = new NetworkName("ledger.example/store-test");

    static final List<MemberId> MEMBERS = List.of(new MemberId("st-mary"), new MemberId("st-luke"));

    private static final String JWS_HEADER = Base64Text.encodeUrl(
            "{\"alg\":\"Ed25519\",\"typ\":\"tally-tx+jwt\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final String SIGNATURE = Base64Text.encodeUrl(new byte[64]);
    private static final int ACCOUNTS = 1000;

    private final SplittableRandom random;
    private final List<Key> lists = new ArrayList<>();
    private long made;

    SyntheticBlocks(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A block without its header: the header needs the state's root. */
    record Draft(List<Bytes> entries, List<TransactionId> transactions, List<Change> changes) {
        /** The block that follows what is committed. */
        Block close(LedgerView before, Hash stateRoot) {
            List<Bytes> all = new ArrayList<>(entries);
            Hash previous = before.lastHeader().map(Hash::of).orElse(Hash.ZERO);
            all.add(new Entry.Header(
                            before.blocks(), previous, 1000 * before.blocks(), stateRoot, Hash.ZERO, entries.size())
                    .bytes());
            return new Block(before.blocks(), all, transactions, changes);
        }
    }

    /** Makes the next block and commits it. */
    Block commit(LedgerStore store, int transactions) {
        return commit(store, draft(store.committed().blocks(), transactions));
    }

    static Block commit(LedgerStore store, Draft draft) {
        Block block = draft.close(store.committed(), store.stateRoot(draft.changes()));
        store.commit(block);
        return block;
    }

    Draft draft(long number, int transactions) {
        List<Bytes> entries = new ArrayList<>();
        List<TransactionId> ids = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            AccountId issuer = account(random.nextInt(ACCOUNTS));
            String record = handle();
            TransactionId id = new TransactionId(issuer, Base64Text.encodeUrl(bytes(16)));
            ids.add(id);
            entries.add(entry(number, id, record));
            share(record, issuer, number, i, changes);
        }
        return new Draft(entries, ids, changes);
    }

    /** What sharing a record does: the record, a list of the subject's, and now and then the end of a list. */
    private void share(String record, AccountId issuer, long number, int entry, List<Change> changes) {
        JsonObject value = JsonObject.with("block", number)
                .with("commitment", Hash.wrap(bytes(32)))
                .with("issuer", issuer.toString())
                .with("version", 1)
                .build();
        changes.add(new Change(Key.of("records", "record", record), Optional.of(value.canonical()), entry));
        Key list = list();
        boolean ends = random.nextInt(20) == 0;
        JsonObject items = JsonObject.with("last", record).with("n", made++).build();
        changes.add(new Change(list, ends ? Optional.empty() : Optional.of(items.canonical()), entry));
        Key counter = Key.of("records", "count", issuer);
        changes.add(new Change(
                counter, Optional.of(JsonObject.with("n", made).build().canonical()), entry));
    }

    private Key list() {
        if (lists.isEmpty() || random.nextInt(3) == 0) {
            lists.add(Key.of("records", "of", handle()));
            return lists.getLast();
        }
        return lists.get(random.nextInt(lists.size()));
    }

    private Bytes entry(long number, TransactionId id, String record) {
        JsonObject args = JsonObject.with("record", record)
                .with("subject", handle())
                .with("commitment", Hash.wrap(bytes(32)))
                .with("details", Hash.wrap(bytes(32)))
                .build();
        JsonObject claims = JsonObject.with("iss", id.issuer().toString())
                .with("aud", NETWORK.value())
                .with("jti", id.jti())
                .with("iat", 1_700_000_000L)
                .with("exp", 1_700_000_600L)
                .with("call", "records.share")
                .with("args", args)
                .build();
        String payload = Base64Text.encodeUrl(claims.canonical().dangerArray());
        String result = "{\"block\":" + number + ",\"ok\":{},\"time\":" + 1000 * number + "}";
        return Bytes.utf8(JWS_HEADER + "." + payload + "." + SIGNATURE + "\n" + result);
    }

    private static AccountId account(int number) {
        return new AccountId(HexFormat.of().toHexDigits(0x5eed0000 + number), MEMBERS.get(number % MEMBERS.size()));
    }

    private String handle() {
        return HexFormat.of().formatHex(bytes(16));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
