package org.tallystick.testkit.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Submitted;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.TransactionId;

/** What people asked of the network and what it promised them: that must hold whatever happens. Any thread. */
final class Journal {
    /** A transaction that was handed in, and by whom. */
    record Deed(Connection by, Draft draft) {}

    /** What the network answered to it. */
    record Promise(Deed deed, Submitted.Done outcome) {}

    /** A version of a record: by whom, what it is apart from its content, and its content. */
    record Version(Connection by, NewRecord meta, Hash content) {}

    /** An access that was answered to its reader. */
    record Read(Connection by, Handle access) {}

    private final Map<TransactionId, Deed> open = new ConcurrentHashMap<>();
    private final Map<TransactionId, Promise> promises = new ConcurrentHashMap<>();
    private final Map<TransactionId, Version> versions = new ConcurrentHashMap<>();
    private final Map<Handle, NavigableMap<Long, Version>> records = new ConcurrentHashMap<>();
    private final Map<Handle, Connection> live = new ConcurrentHashMap<>();
    private final Set<Handle> revoking = ConcurrentHashMap.newKeySet();
    private final Map<Handle, Read> reads = new ConcurrentHashMap<>();
    private volatile CountDownLatch counting = new CountDownLatch(0);

    /** Hands a version of a record in. */
    Submitted.Done submit(Deed deed, Version version) {
        versions.put(deed.draft().id(), version);
        return submit(deed);
    }

    /** Hands a transaction in, and notes what comes of it. */
    Submitted.Done submit(Deed deed) {
        open.put(deed.draft().id(), deed);
        Submitted.Done done = deed.by().submit(deed.draft()).orThrow();
        promised(new Promise(deed, done));
        return done;
    }

    private void promised(Promise promise) {
        TransactionId id = promise.deed().draft().id();
        promises.put(id, promise);
        Optional.ofNullable(versions.get(id)).ifPresent(this::add);
        open.remove(id);
        counting.countDown();
    }

    private void add(Version version) {
        records.computeIfAbsent(version.meta().record(), _ -> new ConcurrentSkipListMap<>())
                .put(version.meta().version(), version);
    }

    /** Waits until so many more transactions have been promised. @return false if it does not come to that in time */
    boolean await(int deeds, long seconds) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(deeds);
        counting = latch;
        return latch.await(seconds, TimeUnit.SECONDS);
    }

    /** The holder has acknowledged a grant that this patient gave. */
    void isLive(Handle grant, Connection patient) {
        live.put(grant, patient);
    }

    /** From now on the grant may be live or not. */
    void revoking(Handle grant) {
        revoking.add(grant);
    }

    /** A reader was told the answer. */
    void read(Connection by, Handle access) {
        reads.put(access, new Read(by, access));
    }

    /** Grants that are live and stay so. */
    Map<Handle, Connection> live() {
        Map<Handle, Connection> lasting = new ConcurrentHashMap<>(live);
        lasting.keySet().removeAll(revoking);
        return lasting;
    }

    /** Handed in and not answered. */
    List<Deed> open() {
        return List.copyOf(open.values());
    }

    List<Promise> promises() {
        return new ArrayList<>(promises.values());
    }

    /** The newest promised version of each record of that person's. */
    List<Version> newest(Connection by) {
        return records.values().stream()
                .map(history -> history.lastEntry().getValue())
                .filter(version -> version.by().equals(by))
                .toList();
    }

    /** What a version of a record must say, if it was ever handed in. */
    Optional<Hash> content(Handle record, long version) {
        return versions.values().stream()
                .filter(one -> one.meta().record().equals(record) && one.meta().version() == version)
                .map(Version::content)
                .findFirst();
    }

    /** The newest promised version of every record. */
    List<Version> records() {
        return records.values().stream()
                .map(history -> history.lastEntry().getValue())
                .toList();
    }

    List<Read> reads() {
        return List.copyOf(reads.values());
    }
}
