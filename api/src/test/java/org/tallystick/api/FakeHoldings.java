package org.tallystick.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.tallystick.api.port.Register;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.details.DetailsShelf;

/** What St Mary's holds, in maps. */
final class FakeHoldings implements DetailsShelf, Register {
    final Map<TransactionId, Details> details = new ConcurrentHashMap<>();
    final Map<Handle, ConcurrentSkipListSet<Handle>> records = new ConcurrentHashMap<>();
    final Map<AccountId, List<Handle>> subjects = new ConcurrentHashMap<>();
    final Map<AccountId, String> names = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Details> find(TransactionId transaction) {
        return Optional.ofNullable(details.get(transaction));
    }

    @Override
    public void keep(Details document) {
        details.put(document.transaction(), document);
    }

    @Override
    public List<Handle> recordsOf(Handle subject, Optional<Handle> after, int limit) {
        var all = records.getOrDefault(subject, new ConcurrentSkipListSet<>());
        return after.map(last -> all.tailSet(last, false)).orElse(all).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Handle> subjectsOf(AccountId account) {
        return subjects.getOrDefault(account, List.of());
    }

    @Override
    public Optional<String> nameOf(AccountId account) {
        return Optional.ofNullable(names.get(account));
    }

    @Override
    public List<AccountId> named(String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .toList();
    }
}
