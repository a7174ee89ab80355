package org.tallystick.node.member;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Listed;
import org.tallystick.ledger.store.Page;
import org.tallystick.sharing.exchange.Exchange;
import org.tallystick.sharing.loop.Loop;

/**
 * Keeps the register on the disk as well, so that a start reads what is known instead of all details. It is written behind
 * the commits, a second at most: after a crash the log from the position reached on, and the details that were not noted yet,
 * say what is missing.
 */
final class RegisterKeeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RegisterKeeper.class.getName());
    private static final String SUBJECTS = "records/subject/";
    private static final int PAGE = 1_000;
    private static final int MOST_NOTES = 100_000;
    private static final long TOGETHER = TimeUnit.SECONDS.toNanos(1);

    /** The position alone is worth a write after so many entries. */
    private static final long FAR = 1_000;

    /** What is to be written: a fact, details that were looked at, or a size of the log whose facts are all before it. */
    private record Note(Optional<Fact> fact, Optional<Hash> details, Optional<Long> size) {}

    private final MemberRegister register = new MemberRegister();
    private final MemberId member;
    private final Ledger ledger;
    private final Exchange exchange;
    private final RegisterShelf shelf;
    private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>(MOST_NOTES);
    private final List<Note> unwritten = new ArrayList<>();
    private final Loop writing;
    private long written;
    private volatile boolean lost;

    private RegisterKeeper(MemberId member, Ledger ledger, Exchange exchange, RegisterShelf shelf, Loop.Watch watch)
            throws IOException {
        this.member = member;
        this.ledger = ledger;
        this.exchange = exchange;
        this.shelf = shelf;
        learnWhatIsThere(ledger.store().committed());
        this.writing = Loop.start("register-" + member, new Writing(), watch);
    }

    /** Opens the register; it knows all that the ledger and the details here say. */
    static RegisterKeeper open(MemberId member, Ledger ledger, Exchange exchange, RegisterShelf shelf, Loop.Watch watch)
            throws IOException {
        return new RegisterKeeper(member, ledger, exchange, shelf, watch);
    }

    MemberRegister register() {
        return register;
    }

    private void learnWhatIsThere(LedgerView view) throws IOException {
        Optional<Long> reached = shelf.read(register::learn, view.size());
        if (reached.isEmpty()) {
            gather(view);
        } else {
            written = reached.get();
            for (long index = written; index < view.size(); index++) {
                if (Entry.parse(view.entry(index)).orThrow() instanceof Entry.Executed entry) {
                    committed(entry);
                }
            }
        }
        exchange.forEachNew(this::learnIfCommitted);
        reached(view.size());
    }

    /** Made anew, page by page; only at the end does it count as complete. */
    private void gather(LedgerView view) throws IOException {
        LOG.log(Level.DEBUG, "the register of " + member + " is gathered anew from all its details");
        Optional<Key> after = Optional.empty();
        Page<Listed> page = view.keys(SUBJECTS, after, PAGE);
        while (!page.items().isEmpty()) {
            List<Fact> facts = page.items().stream()
                    .flatMap(subject -> MemberRegister.factIn(subject).stream())
                    .toList();
            facts.forEach(register::learn);
            shelf.add(facts, Optional.empty());
            after = Optional.of(page.items().getLast().key());
            page = view.keys(SUBJECTS, after, PAGE);
        }
        List<Fact> found = new ArrayList<>();
        int damaged = exchange.forEach(details -> ledger.state()
                .find(details.transaction())
                .flatMap(at -> MemberRegister.factIn(at.entry(), details))
                .ifPresent(found::add));
        found.forEach(register::learn);
        shelf.add(found, Optional.of(view.size()));
        written = view.size();
        if (damaged > 0) {
            LOG.log(Level.ERROR, damaged + " details of " + member + " are damaged and count as missing");
        }
    }

    private void learnIfCommitted(Details details) {
        ledger.state().find(details.transaction()).ifPresent(found -> learn(found.entry(), details));
    }

    /** Takes note of what everybody can see in a committed transaction. */
    void committed(Entry.Executed entry) {
        MemberRegister.factIn(entry).ifPresent(fact -> {
            register.learn(fact);
            note(new Note(Optional.of(fact), Optional.empty(), Optional.empty()));
        });
    }

    /** Takes note of details that belong to a committed transaction. */
    void learn(Entry.Executed entry, Details details) {
        Optional<Fact> fact = MemberRegister.factIn(entry, details);
        fact.ifPresent(register::learn);
        note(new Note(fact, Optional.of(details.digest()), Optional.empty()));
    }

    /** All entries of the log up to that size were shown. */
    void reached(long size) {
        note(new Note(Optional.empty(), Optional.empty(), Optional.of(size)));
    }

    /** What finds no room is found again at the next start: the position does not move past it. */
    private void note(Note note) {
        if (!notes.offer(note)) {
            lost = true;
        }
    }

    /** @param far how many entries further the position alone is worth a write */
    private void write(long far) throws IOException {
        List<Fact> facts =
                unwritten.stream().flatMap(note -> note.fact().stream()).toList();
        List<Hash> seen =
                unwritten.stream().flatMap(note -> note.details().stream()).toList();
        long size = lost
                ? written
                : unwritten.stream().flatMap(note -> note.size().stream()).reduce(written, Math::max);
        if (!facts.isEmpty() || size - written >= far) {
            shelf.add(facts, Optional.of(size));
            written = size;
        }
        if (!seen.isEmpty()) {
            exchange.noted(seen);
        }
        unwritten.clear();
    }

    private final class Writing implements Loop.Work {
        @Override
        public void work() throws IOException {
            write(FAR);
        }

        @Override
        public void rest() throws InterruptedException {
            unwritten.add(notes.take());
            long until = System.nanoTime() + TOGETHER;
            for (long left = TOGETHER; left > 0 && unwritten.size() < MOST_NOTES; left = until - System.nanoTime()) {
                Optional.ofNullable(notes.poll(left, TimeUnit.NANOSECONDS)).ifPresent(unwritten::add);
            }
        }
    }

    /** Writes what is left. To be closed when no more blocks come, and before the documents, into which it writes. */
    @Override
    public void close() {
        writing.end(() -> reached(written));
        notes.drainTo(unwritten);
        try {
            write(1);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the register of " + member + " could not be written to its end; it will be", e);
        }
    }
}
