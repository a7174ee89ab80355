package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;

/**
 * Keeps details before their transactions are sent off. Once one is committed its details go into the outbox; if one never
 * is, they are forgotten.
 */
final class Dispatcher {
    /** No transaction lives longer than an hour; some minutes more for clocks that differ. */
    static final Duration GIVE_UP = Duration.ofMinutes(70);

    private final MemberId self;
    private final Papers papers;
    private final CommittedLedger ledger;
    private final InstantSource clock;
    private final Consumer<Parcel> outbox;
    private final Map<Hash, Pending> pending = new ConcurrentHashMap<>();

    /** @param outbox is handed each parcel after it is on the disk */
    Dispatcher(MemberId self, Papers papers, Surroundings around, Consumer<Parcel> outbox) {
        this.self = self;
        this.papers = papers;
        this.ledger = around.ledger();
        this.clock = around.clock();
        this.outbox = outbox;
    }

    /** Takes up what was pending when the node stopped. */
    void restore(List<Pending> notes) throws IOException {
        notes.forEach(note -> pending.put(note.digest(), note));
        sweep();
    }

    void keep(List<Details> documents, Optional<NavigableSet<MemberId>> to) throws IOException {
        List<Pending> notes = documents.stream()
                .map(details -> new Pending(details.transaction(), details.digest(), clock.millis(), to))
                .toList();
        papers.keep(documents, notes);
        notes.forEach(note -> pending.put(note.digest(), note));
        dispatch(notes.stream()
                .map(note -> ledger.entry(note.transaction()))
                .flatMap(Optional::stream)
                .toList());
    }

    /** True if details wait for that transaction. */
    boolean awaits(Entry.Executed entry) {
        return !pending.isEmpty() && noteOf(entry).isPresent();
    }

    /** Sends off the details of committed transactions, with one write for all. */
    void dispatch(List<Entry.Executed> committed) throws IOException {
        List<Pending> notes = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        for (Entry.Executed entry : committed) {
            Optional<Pending> note = noteOf(entry);
            if (note.isPresent()) {
                notes.add(note.get());
                parcels.addAll(parcels(note.get(), entry));
            }
        }
        papers.dispatch(notes, parcels);
        notes.forEach(note -> pending.remove(note.digest()));
        parcels.forEach(outbox);
    }

    /** Looks at everything pending: dispatches what is committed after all, forgets what can no longer be. */
    void sweep() throws IOException {
        long old = clock.millis() - GIVE_UP.toMillis();
        List<Entry.Executed> committed = new ArrayList<>();
        List<Pending> never = new ArrayList<>();
        for (Pending note : pending.values()) {
            Optional<Entry.Executed> entry = ledger.entry(note.transaction());
            if (entry.isPresent() && names(entry.get(), note.digest())) {
                committed.add(entry.get());
            } else if (note.since() < old) {
                never.add(note);
            }
        }
        dispatch(committed);
        papers.forget(never);
        never.forEach(note -> pending.remove(note.digest()));
    }

    private List<Parcel> parcels(Pending note, Entry.Executed entry) throws IOException {
        Optional<Details> details = papers.details(note.digest());
        if (details.isEmpty() || !(entry.result().outcome() instanceof Outcome.Done)) {
            return List.of();
        }
        TransactionId transaction = note.transaction();
        return note.to().orElseGet(() -> ledger.concerned(entry.transaction(), details.get())).stream()
                .filter(member -> !member.equals(self))
                .map(member -> new Parcel(member, transaction, note.digest()))
                .toList();
    }

    private Optional<Pending> noteOf(Entry.Executed entry) {
        return digestIn(entry)
                .flatMap(digest -> Optional.ofNullable(pending.get(digest)))
                .filter(note -> note.transaction().equals(entry.transaction().id()));
    }

    private static boolean names(Entry.Executed entry, Hash digest) {
        return digestIn(entry).filter(digest::equals).isPresent();
    }

    /** The digest of details that the entry of a transaction names. */
    static Optional<Hash> digestIn(Entry.Executed entry) {
        return entry.transaction().args().optionalString(Details.ARGUMENT).map(Hash::parseUrl);
    }
}
