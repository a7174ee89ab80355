package org.tallystick.api;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.tallystick.api.port.Register;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.details.AccountBody;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.details.DetailsShelf;
import org.tallystick.sharing.details.ShareBody;

/** Learns from entries as they are committed. */
final class TestRegister implements Register {
    private final DetailsShelf shelf;
    private final Map<AccountId, String> names = new ConcurrentHashMap<>();
    private final Map<Handle, NavigableSet<Handle>> records = new ConcurrentHashMap<>();
    private final Map<AccountId, NavigableSet<Handle>> subjects = new ConcurrentHashMap<>();

    TestRegister(DetailsShelf shelf) {
        this.shelf = shelf;
    }

    void learn(Entry.Executed entry) {
        JsonObject args = entry.transaction().args();
        if (entry.result().outcome() instanceof Outcome.Done) {
            if (entry.transaction().call().equals("records.enrol")) {
                args.optionalString("account")
                        .map(AccountId::of)
                        .ifPresent(account -> subjects.computeIfAbsent(account, _ -> new ConcurrentSkipListSet<>())
                                .add(new Handle(args.string("subject"))));
            }
            shelf.find(entry.transaction().id()).ifPresent(details -> {
                if (Body.parse(details) instanceof Parsed.Ok<Body>(Body body)) {
                    learn(args, body);
                }
            });
        }
    }

    /** As if that were the account's name. */
    void name(AccountId account, String name) {
        names.put(account, name);
    }

    private void learn(JsonObject args, Body body) {
        if (body instanceof AccountBody account) {
            account.name().ifPresent(name -> names.put(AccountId.of(args.string("account")), name));
        } else if (body instanceof ShareBody share) {
            records.computeIfAbsent(share.subject(), _ -> new ConcurrentSkipListSet<>())
                    .add(new Handle(args.string("record")));
        }
    }

    @Override
    public List<Handle> recordsOf(Handle subject, Optional<Handle> after, int limit) {
        NavigableSet<Handle> all = records.getOrDefault(subject, new ConcurrentSkipListSet<>());
        return after.map(last -> all.tailSet(last, false)).orElse(all).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Handle> subjectsOf(AccountId account) {
        return List.copyOf(subjects.getOrDefault(account, new ConcurrentSkipListSet<>()));
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
