package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.documents.DocumentStore;
import org.tallystick.sharing.loop.Loop;

/**
 * One member's side of the exchange of details. Before a transaction is sent off its details are {@link #keep kept}; when
 * it is {@link #committed} they are delivered to the members concerned, to each by a thread of its own, so that one who
 * does not answer holds up nobody else. Safe for many threads.
 */
public final class Exchange implements AutoCloseable {
    private static final int MOST_COMMITTED = 10_000;
    private static final long SWEEP_EVERY_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Surroundings around;
    private final Papers papers;
    private final CommitWatch watch;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final BlockingQueue<Entry.Executed> committed = new LinkedBlockingQueue<>(MOST_COMMITTED);
    private final Loop dispatching;
    private final AtomicBoolean missed = new AtomicBoolean();

    private Exchange(Identity self, DocumentStore documents, Surroundings around, Duration patience)
            throws IOException {
        this.around = around;
        this.papers = new Papers(documents);
        this.watch = new CommitWatch(around.ledger());
        this.inbox = new Inbox(self, papers, watch, around, patience);
        this.deliveries = new Deliveries(new Sender(self, papers, around), around.clock(), around.events());
        this.dispatcher = new Dispatcher(self.member(), papers, around, deliveries::post);
        takeUpWhatIsLeft();
        this.dispatching = Loop.start("exchange-" + self.member(), new Dispatching(), around.events());
    }

    private void takeUpWhatIsLeft() throws IOException {
        Papers.LeftOver leftOver = papers.leftOver();
        if (leftOver.damaged() > 0) {
            around.events()
                    .trouble(new Trouble(Optional.empty(), leftOver.damaged() + " notes of the outbox are damaged"));
        }
        dispatcher.restore(leftOver.pending());
        leftOver.parcels().forEach(deliveries::post);
    }

    /** Opens the exchange, takes up what was left to do, and starts delivering. */
    public static Exchange start(Identity self, DocumentStore documents, Surroundings around) throws IOException {
        return start(self, documents, around, PATIENCE);
    }

    /** With another patience for entries that have not come yet. */
    static Exchange start(Identity self, DocumentStore documents, Surroundings around, Duration patience)
            throws IOException {
        return new Exchange(self, documents, around, patience);
    }

    /**
     * Keeps details of a transaction that is about to be sent off; they are on the disk when this returns. Whom they
     * concern is found out when it is committed. If it never is they are forgotten.
     */
    public void keep(Details details) throws IOException {
        dispatcher.keep(List.of(details), Optional.empty());
    }

    /** The same for several, with one write to the disk. */
    public void keepAll(List<Details> details) throws IOException {
        dispatcher.keep(details, Optional.empty());
    }

    /** The same where it is known whom they concern. */
    public void keep(Details details, NavigableSet<MemberId> to) throws IOException {
        dispatcher.keep(List.of(details), Optional.of(to));
    }

    /** A transaction is committed, and the ledger has its entry. Returns at once; to be called for every entry. */
    public void committed(Entry.Executed entry) {
        watch.committed(entry.transaction().id());
        if (dispatcher.awaits(entry) && !committed.offer(entry)) {
            missed.set(true);
            around.events().trouble(new Trouble(Optional.empty(), "more is committed than can be sent off; later"));
        }
    }

    /**
     * Takes details that another member delivers. Waits a little for an entry that has not come yet.
     *
     * @param sender as its request was authenticated
     */
    public Answer.Given receive(MemberId sender, Message message) throws IOException, InterruptedException {
        return inbox.receive(sender, message);
    }

    /** The details of a committed transaction, if this member has them. */
    public Optional<Details> find(TransactionId transaction) throws IOException {
        Optional<Entry.Executed> entry = watch.find(transaction);
        return entry.isEmpty() ? Optional.empty() : find(entry.get());
    }

    /** The details that a committed entry names, if this member has them. */
    public Optional<Details> find(Entry.Executed entry) throws IOException {
        Optional<Hash> digest = Dispatcher.digestIn(entry);
        return digest.isEmpty() ? Optional.empty() : find(digest.get());
    }

    /** The details with that digest, of whatever transaction, if this member has them. */
    public Optional<Details> find(Hash digest) throws IOException {
        return papers.details(digest);
    }

    /**
     * Shows all details that this member has, one after another, also those whose transactions are not committed.
     *
     * @return how many do not open any more
     */
    public int forEach(Consumer<Details> visitor) throws IOException {
        return papers.forEach(visitor);
    }

    /** Shows all details that were kept and not {@link #noted} yet, also those whose transactions are not committed. */
    public void forEachNew(Consumer<Details> visitor) throws IOException {
        papers.forEachNew(visitor);
    }

    /** Whoever gathers something from all details has it from these, on the disk, and need not be shown them again. */
    public void noted(List<Hash> digests) throws IOException {
        papers.noted(digests);
    }

    /** What a member signed when it was given those details: {@code tally-ack+jwt}. */
    Optional<Bytes> acknowledgement(MemberId by, Hash digest) throws IOException {
        return papers.acknowledgement(by, digest);
    }

    /** How many deliveries to that member are still to be made. */
    public int waiting(MemberId member) {
        return deliveries.waiting(member);
    }

    /** How many deliveries are still to be made, to whomever. */
    public int waiting() {
        return deliveries.waiting();
    }

    /** Destroys details, so that nothing of them is left on the disk. */
    public void erase(List<Hash> digests) throws IOException {
        papers.erase(digests);
    }

    private final class Dispatching implements Loop.Work {
        @Override
        public void work() throws IOException {
            if (missed.getAndSet(false)) {
                orMissed(dispatcher::sweep);
            }
        }

        @Override
        public void rest() throws IOException, InterruptedException {
            Entry.Executed first = committed.poll(SWEEP_EVERY_SECONDS, TimeUnit.SECONDS);
            if (first == null) {
                missed.set(true);
            } else {
                List<Entry.Executed> entries = new ArrayList<>(List.of(first));
                committed.drainTo(entries);
                orMissed(() -> dispatcher.dispatch(entries));
            }
        }

        /** What could not be sent off is found again among all that is pending. */
        private void orMissed(Sending sending) throws IOException {
            boolean done = false;
            try {
                sending.send();
                done = true;
            } finally {
                missed.compareAndSet(false, !done);
            }
        }
    }

    private interface Sending {
        void send() throws IOException;
    }

    @Override
    public void close() {
        dispatching.close();
        deliveries.close();
    }
}
