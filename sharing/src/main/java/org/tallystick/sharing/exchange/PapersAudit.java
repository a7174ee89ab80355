package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.documents.DocumentStore;

/** What the exchange of a stopped node has on the disk, to look at: details, and what it has still to deliver. */
public final class PapersAudit {
    private final Papers papers;
    private final Set<String> parcels = new HashSet<>();
    private final Set<Hash> pending = new HashSet<>();

    private PapersAudit(Papers papers) {
        this.papers = papers;
    }

    /** Reads what is still to be done. */
    public static PapersAudit open(DocumentStore documents) throws IOException {
        PapersAudit audit = new PapersAudit(new Papers(documents));
        Papers.LeftOver leftOver = audit.papers.leftOver();
        leftOver.parcels().forEach(parcel -> audit.parcels.add(parcel.name()));
        leftOver.pending().forEach(note -> audit.pending.add(note.digest()));
        return audit;
    }

    /** The details with that digest, if they are here. @throws IOException if they do not open */
    public Optional<Details> details(Hash digest) throws IOException {
        return papers.details(digest);
    }

    /** True if these details are still to be delivered to that member. */
    public boolean owes(MemberId to, Hash digest) {
        return pending.contains(digest) || parcels.contains(Parcel.name(to, digest));
    }
}
