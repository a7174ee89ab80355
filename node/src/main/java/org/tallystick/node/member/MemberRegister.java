package org.tallystick.node.member;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.tallystick.api.port.Register;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.store.Listed;
import org.tallystick.sharing.details.AccountBody;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.details.ShareBody;

/**
 * What a member knows beyond the ledger, gathered from the details it holds: who its accounts are, whom its records are
 * about, and which account speaks for which subject. Lives in memory and is made anew at each start. Any thread.
 */
final class MemberRegister implements Register {
    private final Map<AccountId, String> names = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<AccountId>> named = new ConcurrentHashMap<>();
    private final Map<Handle, NavigableSet<Handle>> recordsOfSubject = new ConcurrentHashMap<>();
    private final Map<AccountId, NavigableSet<Handle>> subjectsOfAccount = new ConcurrentHashMap<>();
    private final Map<Handle, AccountId> accountOfSubject = new ConcurrentHashMap<>();

    /** Takes note of what everybody can see in a committed transaction. */
    void committed(Entry.Executed entry) {
        Transaction transaction = entry.transaction();
        boolean speaks =
                transaction.call().equals("records.enrol") || transaction.call().equals("records.bind");
        if (speaks && isDone(entry)) {
            transaction
                    .args()
                    .optionalString("account")
                    .map(AccountId::of)
                    .ifPresent(account -> speaks(new Handle(transaction.args().string("subject")), account));
        }
    }

    /** Takes note of a subject as the state has it. */
    void subject(Listed value) {
        Handle subject =
                new Handle(value.key().value().substring(value.key().value().lastIndexOf('/') + 1));
        JsonObject json = Json.parseObject(value.value()).orThrow();
        json.optionalString("account").map(AccountId::of).ifPresent(account -> speaks(subject, account));
    }

    private void speaks(Handle subject, AccountId account) {
        Optional.ofNullable(accountOfSubject.put(subject, account))
                .ifPresent(before -> subjectsNamed(before).remove(subject));
        subjectsNamed(account).add(subject);
    }

    private NavigableSet<Handle> subjectsNamed(AccountId account) {
        return subjectsOfAccount.computeIfAbsent(account, _ -> new ConcurrentSkipListSet<>());
    }

    /** Takes note of details that belong to a committed transaction. */
    void learn(Entry.Executed entry, Details details) {
        if (isDone(entry) && Body.parse(details) instanceof Parsed.Ok<Body>(Body body)) {
            learn(entry.transaction().args(), body);
        }
    }

    private void learn(JsonObject args, Body body) {
        switch (body) {
            case AccountBody account ->
                account.name().ifPresent(name -> name(AccountId.of(args.string("account")), name));
            case ShareBody share -> about(new Handle(args.string("record")), share.subject());
            default -> {}
        }
    }

    private void name(AccountId account, String name) {
        names.put(account, name);
        named.computeIfAbsent(name, _ -> new ConcurrentSkipListSet<>()).add(account);
    }

    private void about(Handle record, Handle subject) {
        recordsOfSubject
                .computeIfAbsent(subject, _ -> new ConcurrentSkipListSet<>())
                .add(record);
    }

    @Override
    public List<Handle> recordsOf(Handle subject, Optional<Handle> after, int limit) {
        NavigableSet<Handle> records = recordsOfSubject.getOrDefault(subject, new ConcurrentSkipListSet<>());
        NavigableSet<Handle> rest =
                after.map(last -> records.tailSet(last, false)).orElse(records);
        return rest.stream().limit(limit).toList();
    }

    @Override
    public List<Handle> subjectsOf(AccountId account) {
        return List.copyOf(subjectsOfAccount.getOrDefault(account, new ConcurrentSkipListSet<>()));
    }

    @Override
    public Optional<String> nameOf(AccountId account) {
        return Optional.ofNullable(names.get(account));
    }

    @Override
    public List<AccountId> named(String name) {
        return List.copyOf(named.getOrDefault(name, new ConcurrentSkipListSet<>()));
    }

    private static boolean isDone(Entry.Executed entry) {
        return entry.result().outcome() instanceof Outcome.Done;
    }
}
