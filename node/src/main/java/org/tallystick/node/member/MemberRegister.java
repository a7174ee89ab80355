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
 * about, and which account speaks for which subject. Lives in memory; {@link RegisterKeeper} keeps it on the disk. Any thread.
 */
final class MemberRegister implements Register {
    private final Map<AccountId, String> names = new ConcurrentHashMap<>();
    private final Map<String, NavigableSet<AccountId>> named = new ConcurrentHashMap<>();
    private final Map<Handle, NavigableSet<Handle>> recordsOfSubject = new ConcurrentHashMap<>();
    private final Map<AccountId, NavigableSet<Handle>> subjectsOfAccount = new ConcurrentHashMap<>();
    private final Map<Handle, AccountId> accountOfSubject = new ConcurrentHashMap<>();

    /** What everybody can see in a committed transaction. */
    static Optional<Fact> factIn(Entry.Executed entry) {
        Transaction transaction = entry.transaction();
        boolean speaks =
                transaction.call().equals("records.enrol") || transaction.call().equals("records.bind");
        return speaks && isDone(entry)
                ? speaks(transaction.args().string("subject"), transaction.args())
                : Optional.empty();
    }

    /** What a subject says, as the state has it. */
    static Optional<Fact> factIn(Listed subject) {
        String key = subject.key().value();
        return speaks(
                key.substring(key.lastIndexOf('/') + 1),
                Json.parseObject(subject.value()).orThrow());
    }

    private static Optional<Fact> speaks(String subject, JsonObject json) {
        return json.optionalString("account")
                .map(account -> new Fact.Speaks(new Handle(subject), AccountId.of(account)));
    }

    /** What the details of a committed transaction say. */
    static Optional<Fact> factIn(Entry.Executed entry, Details details) {
        return isDone(entry) && Body.parse(details) instanceof Parsed.Ok<Body>(Body body)
                ? factIn(entry.transaction().args(), body)
                : Optional.empty();
    }

    private static Optional<Fact> factIn(JsonObject args, Body body) {
        return switch (body) {
            case AccountBody account ->
                account.name().map(name -> new Fact.Named(AccountId.of(args.string("account")), name));
            case ShareBody share -> Optional.of(new Fact.About(new Handle(args.string("record")), share.subject()));
            default -> Optional.empty();
        };
    }

    /** Takes note of a fact. */
    void learn(Fact fact) {
        switch (fact) {
            case Fact.Named(AccountId account, String name) -> name(account, name);
            case Fact.About(Handle record, Handle subject) -> about(record, subject);
            case Fact.Speaks(Handle subject, AccountId account) -> speaks(subject, account);
        }
    }

    private void speaks(Handle subject, AccountId account) {
        Optional.ofNullable(accountOfSubject.put(subject, account))
                .ifPresent(before -> subjectsNamed(before).remove(subject));
        subjectsNamed(account).add(subject);
    }

    private NavigableSet<Handle> subjectsNamed(AccountId account) {
        return subjectsOfAccount.computeIfAbsent(account, _ -> new ConcurrentSkipListSet<>());
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
