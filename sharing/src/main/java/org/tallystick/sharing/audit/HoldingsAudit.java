package org.tallystick.sharing.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.sharing.audit.DetailsAudit.Held;
import org.tallystick.sharing.audit.VaultFinding.Place;
import org.tallystick.sharing.details.Addenda;

/**
 * The audit of the folders of all members that one process hosts. First everything in them is read, then each entry of the
 * ledger is shown, from the first to the last, then it reports. What a member should have of another's details follows from
 * the details themselves: any member's copy tells whom they concern.
 */
public final class HoldingsAudit implements AutoCloseable {
    private final SequencedMap<MemberId, MemberAudit> members = new TreeMap<>();

    private final Addenda addenda;

    private HoldingsAudit(Addenda addenda) {
        this.addenda = addenda;
    }

    /** Is told how far the reading of a member's payloads is, in bytes. */
    @FunctionalInterface
    public interface Progress {
        void read(MemberId member, long done, long of);
    }

    /**
     * Opens the members' folders, as far as that can be.
     *
     * @param addenda says what details must be, and whom they concern
     * @param orphansSince payloads that wait since before that are forgotten
     */
    public static HoldingsAudit open(List<MemberFolder> folders, Addenda addenda, Instant orphansSince) {
        HoldingsAudit audit = new HoldingsAudit(addenda);
        folders.forEach(folder -> audit.members.put(folder.member(), MemberAudit.open(folder, orphansSince)));
        return audit;
    }

    /** Reads everything in the folders. */
    public void read(Progress progress) {
        for (MemberAudit member : members.values()) {
            long[] done = {0};
            member.read(bytes -> {
                done[0] += bytes;
                progress.read(member.member(), done[0], member.bytes());
            });
        }
    }

    /**
     * Holds an entry of the ledger against what the members have.
     *
     * @param after the state after its block
     */
    public void entry(long index, Entry.Executed entry, StateView after) {
        if (entry.result().outcome() instanceof Outcome.Done) {
            Transaction transaction = entry.transaction();
            Optional<MemberAudit> signer =
                    Optional.ofNullable(members.get(transaction.issuer().member()));
            signer.flatMap(MemberAudit::payloads).ifPresent(audit -> audit.done(transaction));
            Optional<Hash> digest =
                    transaction.args().optionalString(Details.ARGUMENT).map(Hash::parseUrl);
            if (digest.isPresent()) {
                signer.ifPresent(MemberAudit::signed);
                details(new Place(index, transaction.call()), transaction, digest.get(), after);
            }
        }
    }

    private void details(Place place, Transaction transaction, Hash digest, StateView after) {
        NavigableSet<MemberId> without = new TreeSet<>();
        List<Details> copies = new ArrayList<>();
        for (MemberAudit member : members.values()) {
            member.details().ifPresent(audit -> {
                switch (audit.look(place, transaction, addenda)) {
                    case Held.Sound(Details details) -> copies.add(details);
                    case Held.Damaged() -> {}
                    case Held.None() -> without.add(member.member());
                }
            });
        }
        MemberId from = transaction.issuer().member();
        without.retainAll(copies.isEmpty() ? List.of(from) : addenda.concerned(after, transaction, copies.getFirst()));
        for (MemberId member : without) {
            if (member.equals(from) || !isOnItsWay(member, digest)) {
                missing(member, place, from);
            }
        }
    }

    private boolean isOnItsWay(MemberId to, Hash digest) {
        return members.values().stream()
                .flatMap(member -> member.details().stream())
                .anyMatch(audit -> audit.owes(to, digest));
    }

    private void missing(MemberId member, Place place, MemberId from) {
        Optional.ofNullable(members.get(member))
                .flatMap(MemberAudit::details)
                .ifPresent(audit -> audit.missing(place, from));
    }

    /**
     * What came of it.
     *
     * @param whole false if the ledger could not be read to its end
     */
    public List<VaultReport> finish(boolean whole) {
        return members.values().stream().map(member -> member.finish(whole)).toList();
    }

    @Override
    public void close() {
        members.values().forEach(MemberAudit::close);
    }
}
