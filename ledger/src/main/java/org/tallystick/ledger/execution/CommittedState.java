package org.tallystick.ledger.execution;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.mempool.CommittedEntry;
import org.tallystick.ledger.mempool.CommittedLedger;
import org.tallystick.ledger.store.Change;
import org.tallystick.ledger.store.LedgerStore;

/**
 * The committed ledger as the rest of the node looks at it: values, accounts with their keys decoded, entries. Read by
 * any thread; told of a block by the one that commits.
 */
public final class CommittedState implements CommittedLedger, Base {
    /** Beyond so many decoded accounts the cache starts anew; each takes some 5 KB. */
    private static final int MAX_CACHED = 20_000;

    private final NetworkName network;
    private final LedgerStore store;
    private final SignatureVerifier verifier;
    private final ConcurrentMap<AccountId, Optional<Signatory>> signatories = new ConcurrentHashMap<>();
    private volatile Head head;

    /** Where the ledger stands: the number of blocks, and the last one's time and hash. */
    record Head(long blocks, long time, Hash previous) {}

    public CommittedState(NetworkName network, LedgerStore store, SignatureVerifier verifier) {
        this.network = network;
        this.store = store;
        this.verifier = verifier;
        this.head = store.committed().lastHeader().map(CommittedState::headOf).orElse(new Head(0, -1, Hash.ZERO));
    }

    private static Head headOf(Bytes bytes) {
        Entry.Header header = header(bytes);
        return new Head(header.block() + 1, header.time(), Hash.of(bytes));
    }

    private static Entry.Header header(Bytes bytes) {
        if (Entry.parse(bytes).orThrow() instanceof Entry.Header header) {
            return header;
        }
        throw new IllegalStateException("the last entry of the log is no header; run 'tally fsck'");
    }

    /** What closed the last block. There is one from the founding on. */
    public Entry.Header lastHeader() {
        return header(store.committed().lastHeader().orElseThrow());
    }

    @Override
    public NetworkName network() {
        return network;
    }

    @Override
    public SignatureVerifier verifier() {
        return verifier;
    }

    @Override
    public long blocks() {
        return head.blocks();
    }

    @Override
    public long time() {
        return head.time();
    }

    @Override
    public Optional<JsonObject> get(Key key) {
        return store.value(key).map(bytes -> Json.parseObject(bytes).orThrow());
    }

    @Override
    public Optional<Account> account(AccountId id) {
        return signatory(id).map(Signatory::account);
    }

    @Override
    public Optional<Signatory> signatory(AccountId id) {
        Optional<Signatory> cached = signatories.get(id);
        return cached != null ? cached : load(id);
    }

    @Override
    public Optional<CommittedEntry> find(TransactionId id) {
        return store.committed().find(id).map(this::entry);
    }

    /** What it stands on. */
    public LedgerStore store() {
        return store;
    }

    Head head() {
        return head;
    }

    /** Moves on to a block that the store has just committed. */
    void advance(Head next, Iterable<Change> changes) {
        head = next;
        for (Change change : changes) {
            String key = change.key().value();
            if (key.startsWith(Accounts.PREFIX)) {
                signatories.remove(AccountId.of(key.substring(Accounts.PREFIX.length())));
            }
        }
    }

    /** Unknown accounts are not remembered: anybody can make their names up. */
    private Optional<Signatory> load(AccountId id) {
        if (signatories.size() >= MAX_CACHED) {
            signatories.clear();
        }
        // Read inside compute, so that a block committed meanwhile removes what was read before it.
        Optional<Signatory> loaded = signatories.computeIfAbsent(id, this::read);
        if (loaded.isEmpty()) {
            signatories.remove(id, loaded);
        }
        return loaded;
    }

    private Optional<Signatory> read(AccountId id) {
        return Accounts.find(this, id).map(account -> new Signatory(account, verifier.prepare(account.signingKey())));
    }

    private CommittedEntry entry(long index) {
        if (Entry.parse(store.committed().entry(index)).orThrow() instanceof Entry.Executed executed) {
            return new CommittedEntry(index, executed);
        }
        throw new IllegalStateException("entry " + index + " is no transaction; run 'tally fsck'");
    }
}
