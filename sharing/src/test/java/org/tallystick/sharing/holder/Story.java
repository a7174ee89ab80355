package org.tallystick.sharing.holder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.About;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.formats.tx.TransactionSigner;
import org.tallystick.ledger.contract.Key;
import org.tallystick.sharing.Standing;
import org.tallystick.sharing.World;
import org.tallystick.sharing.accesses.Access;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.details.AnswerBody;
import org.tallystick.sharing.details.Body;
import org.tallystick.sharing.details.Content;
import org.tallystick.sharing.details.DetailsShelf;
import org.tallystick.sharing.details.GrantBody;
import org.tallystick.sharing.details.RequestBody;
import org.tallystick.sharing.details.ShareBody;
import org.tallystick.sharing.details.SubjectBody;

/**
 * The story of a hospital's holder with real transactions and details: people act, the ledger executes, details arrive when
 * the test says so, and the holder works when the test says so. The clock is the ledger's unless the test bends it.
 */
final class Story {
    /** What only those concerned may know. */
    record Secrets(String patient, RecordType type, String label, String purpose, Optional<String> reason) {}

    static final Secrets USUAL = new Secrets("Ada", new RecordType("lab-result"), "HbA1c", "TREAT", Optional.empty());

    final Secrets secrets;
    final World world = new World(42);
    final PrivateKey key = PrivateKey.fromSeed(Algorithm.ED25519, world.bytes(32));
    final AccountId steward = world.register(World.ST_MARY, Standing.STEWARD);
    final AccountId technician = world.register(World.ST_MARY, "technician");
    final AccountId patient = world.register(World.ST_MARY, Standing.SUBJECT);
    final AccountId doctor = world.register(World.CLINIC, "doctor");

    final Map<TransactionId, Details> shelf = new TreeMap<>(Comparator.comparing(TransactionId::toString));
    final List<String> deliveries = new ArrayList<>();
    final Deque<Runnable> loop = new ArrayDeque<>();
    final List<Transaction> submitted = new ArrayList<>();
    /** What happens on the ledger between the holder's look at it and its answer's place. */
    Runnable meanwhile = () -> {};
    /** How many submissions the mempool turns away first. */
    int turnedAway;

    long clockAhead;
    final Handle subject = world.handle();
    Holder holder = newHolder();

    Story() {
        this(USUAL);
    }

    Story(Secrets secrets) {
        this.secrets = secrets;
        holder.start();
        enrol(subject, patient, secrets.patient());
    }

    void enrol(Handle handle, AccountId account, String name) {
        JsonObject.Builder args = JsonObject.with("subject", handle.value()).with("account", account.toString());
        act(steward, "records.enrol", args, new SubjectBody(Optional.of(name), Optional.empty()), true);
    }

    Holder newHolder() {
        return new Holder(pen(), new OneLedger(), papers(), loop::add);
    }

    /** The same that looks after few jobs at a time. */
    Holder newHolder(int most) {
        return new Holder(pen(), new OneLedger(), papers(), loop::add, most);
    }

    Pen pen() {
        InstantSource clock = () -> Instant.ofEpochMilli(clock());
        return new Pen(World.NETWORK, World.ST_MARY, key, world.random, clock, () -> Instant.ofEpochMilli(world.time));
    }

    /** The holder's, in milliseconds. */
    long clock() {
        return world.time + clockAhead;
    }

    Ledger.View view() {
        return new Snapshot(new TreeMap<>(world.values), world.block, world.time);
    }

    Papers papers() {
        return new Papers(new Shelf(), this::deliver);
    }

    private void deliver(Details details, NavigableSet<MemberId> to) {
        shelf.put(details.transaction(), details);
        deliveries.add(details.call() + " to " + to);
    }

    /** An account acts, with details that the hospital has at once or not. */
    TransactionId act(AccountId caller, String call, JsonObject.Builder args, Body body, boolean arrives) {
        TransactionId id = new TransactionId(caller, world.jti());
        Details details = Details.write(World.NETWORK, id, call, body.json(), world.bytes(Details.SALT_SIZE));
        if (arrives) {
            shelf.put(id, details);
        } else {
            undelivered.put(id, details);
        }
        tell(id, call, args.with("details", details.digest()).build());
        return id;
    }

    final Map<TransactionId, Details> undelivered = new TreeMap<>(Comparator.comparing(TransactionId::toString));

    void arrive(TransactionId id) {
        shelf.put(id, Objects.requireNonNull(undelivered.get(id)));
        holder.arrived(id);
    }

    void revoke(AccountId caller, Handle grant) {
        tell(
                new TransactionId(caller, world.jti()),
                "grants.revoke",
                JsonObject.with("grant", grant.value()).build());
    }

    /** Executes it and tells the holder, as a node does with every entry. */
    Outcome tell(TransactionId id, String call, JsonObject args) {
        Outcome outcome = world.execute(id, call, args);
        long seconds = world.time / 1000;
        Bytes jws = new TransactionSigner(World.NETWORK, id.issuer(), key)
                .sign(call, args, id.jti(), seconds, seconds + 30);
        Transaction transaction = Transaction.parse(jws).orThrow();
        holder.committed(new Entry.Executed(transaction, new Result(world.block, world.time, outcome)));
        return outcome;
    }

    Handle share() {
        return share(true);
    }

    Handle share(boolean arrives) {
        return share(subject, arrives);
    }

    Handle share(Handle about, boolean arrives) {
        Handle record = world.handle();
        ShareBody body = new ShareBody(about, world.hash(), content(), List.of());
        JsonObject.Builder args = JsonObject.with("record", record.value())
                .with(
                        "about",
                        About.commit(record, about, Bytes.wrap(body.aboutSalt().toArray())))
                .with("commitment", body.content().payload().commitment());
        act(technician, "records.share", args, body, arrives);
        return record;
    }

    Content content() {
        Content.Payload payload = new Content.Payload("text/csv", 700, world.hash(), world.hash());
        return new Content(secrets.type(), secrets.label(), Optional.empty(), List.of(), payload);
    }

    Terms consent() {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(doctor),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
    }

    Terms denial() {
        Terms consent = consent();
        return new Terms(
                Terms.Effect.DENY,
                consent.reader(),
                consent.scope(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** A grant by the patient. */
    Handle give(Terms terms, boolean arrives) {
        Handle grant = world.handle();
        last = act(
                patient,
                "grants.give",
                JsonObject.with("grant", grant.value()).with("subject", subject.value()),
                new GrantBody(terms),
                arrives);
        return grant;
    }

    /** The transaction that came last. */
    TransactionId last = new TransactionId(patient, world.jti());

    /** A request by the doctor. */
    Handle ask(Handle record, boolean arrives) {
        return ask(doctor, record, arrives);
    }

    /** A request by anybody. */
    Handle ask(AccountId reader, Handle record, boolean arrives) {
        Handle access = world.handle();
        JsonObject.Builder args = JsonObject.with("access", access.value())
                .with("record", record.value())
                .with("answerBy", world.time + 60_000);
        last = act(
                reader,
                "accesses.request",
                args,
                new RequestBody(secrets.purpose(), secrets.reason(), Optional.empty()),
                arrives);
        return access;
    }

    /** The holder works until nothing more comes back to it. */
    long work() {
        long next = holder.work();
        while (!loop.isEmpty()) {
            loop.removeFirst().run();
            next = holder.work();
        }
        return next;
    }

    Access access(Handle handle) {
        return Accesses.access(world.state(), handle).orElseThrow();
    }

    /** The rule of the answer, out of its details. */
    String rule(Handle access) {
        TransactionId answer = access(access).answer().orElseThrow().details().transaction();
        Details details = Objects.requireNonNull(shelf.get(answer));
        return ((AnswerBody) Body.parse(details).orThrow()).rule();
    }

    private final class Shelf implements DetailsShelf {
        @Override
        public Optional<Details> find(TransactionId transaction) {
            return Optional.ofNullable(shelf.get(transaction));
        }

        @Override
        public void keep(Details details) {
            shelf.put(details.transaction(), details);
        }
    }

    private final class OneLedger implements Ledger {
        @Override
        public View view() {
            return Story.this.view();
        }

        @Override
        public CompletionStage<Fate> submit(Bytes jws) {
            if (turnedAway > 0) {
                turnedAway--;
                return CompletableFuture.completedFuture(new Fate.NotTaken("full"));
            }
            Runnable before = meanwhile;
            meanwhile = () -> {};
            before.run();
            Transaction transaction = Transaction.parse(jws).orThrow();
            submitted.add(transaction);
            Outcome outcome = tell(transaction.id(), transaction.call(), transaction.args());
            return CompletableFuture.completedFuture(new Fate.Executed(outcome));
        }
    }

    private record Snapshot(TreeMap<Key, JsonObject> values, long block, long time) implements Ledger.View {
        @Override
        public Optional<JsonObject> get(Key key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public List<Key> keys(String prefix, Optional<Key> after, int limit) {
            return values.tailMap(after.orElse(new Key(prefix)), after.isEmpty()).keySet().stream()
                    .filter(key -> key.value().startsWith(prefix))
                    .limit(limit)
                    .toList();
        }
    }
}
