package org.tallystick.node.member;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Listed;
import org.tallystick.ledger.store.Page;
import org.tallystick.ledger.store.Version;
import org.tallystick.sharing.vault.RecordedPayloads;

/** Looks through all versions of all records for commitments. It takes its time, and is asked when a payload seems forgotten. */
final class LedgerRecords implements RecordedPayloads {
    private static final String RECORDS = "records/record/";
    private static final int PAGE = 1_000;

    private final Ledger ledger;

    LedgerRecords(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<Hash> among(Set<Hash> commitments) {
        LedgerView view = ledger.store().committed();
        Set<Hash> found = new HashSet<>();
        Optional<Key> after = Optional.empty();
        for (boolean more = true; more; ) {
            Page<Listed> page = view.keys(RECORDS, after, PAGE);
            for (Listed record : page.items()) {
                addVersions(view, record, found);
                found.retainAll(commitments);
                after = Optional.of(record.key());
            }
            more = page.more();
        }
        return found;
    }

    private static void addVersions(LedgerView view, Listed record, Set<Hash> found) {
        JsonObject now = json(record.value());
        found.add(now.hash("commitment"));
        boolean earlier = now.integer("version") > 1;
        for (long before = Long.MAX_VALUE; earlier; ) {
            Page<Version> page = view.history(record.key(), before, PAGE);
            for (Version version : page.items()) {
                version.value().ifPresent(value -> found.add(json(value).hash("commitment")));
                before = version.entry();
            }
            earlier = page.more();
        }
    }

    private static JsonObject json(Bytes value) {
        return Json.parseObject(value).orThrow();
    }
}
