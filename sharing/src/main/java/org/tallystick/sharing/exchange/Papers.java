package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.documents.Batch;
import org.tallystick.sharing.documents.Document;
import org.tallystick.sharing.documents.DocumentStore;
import org.tallystick.sharing.documents.Shelf;

/** What the exchange keeps on the disk, each on its shelf; every step is one write. */
final class Papers {
    private static final long RECENT_BYTES = 16 << 20;

    private final DocumentStore store;
    private final Shelf details;
    private final Shelf fresh;
    private final Shelf pending;
    private final Shelf outbox;
    private final Shelf acknowledgements;
    private final RecentDetails recent = new RecentDetails(RECENT_BYTES);

    Papers(DocumentStore store) {
        this.store = store;
        this.details = store.shelf("details");
        this.fresh = store.shelf("new");
        this.pending = store.shelf("pending");
        this.outbox = store.shelf("outbox");
        this.acknowledgements = store.shelf("acknowledgements");
    }

    /** Details of transactions that are about to be sent off, with a note for each. */
    void keep(List<Details> documents, List<Pending> notes) throws IOException {
        try (Batch batch = store.batch()) {
            documents.forEach(document -> put(batch, document));
            notes.forEach(note -> batch.put(pending, note.name(), note.content()));
            batch.write();
        }
        documents.forEach(recent::add);
    }

    /** Details of a committed transaction. */
    void keep(Details document) throws IOException {
        try (Batch batch = store.batch()) {
            put(batch, document);
            batch.write();
        }
        recent.add(document);
    }

    /** What is committed is no longer pending, and goes into the outbox once for each recipient. */
    void dispatch(List<Pending> committed, List<Parcel> parcels) throws IOException {
        try (Batch batch = store.batch()) {
            committed.forEach(note -> batch.delete(pending, note.name()));
            parcels.forEach(parcel -> batch.put(outbox, parcel.name(), parcel.content()));
            batch.write();
        }
    }

    /** The recipient has acknowledged. */
    void delivered(Parcel parcel, Bytes acknowledgement) throws IOException {
        try (Batch batch = store.batch()) {
            batch.delete(outbox, parcel.name());
            batch.put(acknowledgements, parcel.name(), acknowledgement);
            batch.write();
        }
    }

    /** There is nothing left to deliver. */
    void drop(Parcel parcel) throws IOException {
        outbox.delete(List.of(parcel.name()));
    }

    /** Their transactions were never committed: nobody is to have these details. */
    void forget(List<Pending> never) throws IOException {
        never.forEach(note -> recent.forget(note.digest()));
        try (Batch batch = store.batch()) {
            for (Pending note : never) {
                batch.delete(details, note.digest().url());
                batch.delete(fresh, note.digest().url());
                batch.delete(pending, note.name());
            }
            batch.write();
        }
    }

    /** Details of which nothing may be left on the disk. */
    void erase(List<Hash> digests) throws IOException {
        digests.forEach(recent::forget);
        details.erase(digests.stream().map(Hash::url).toList());
        noted(digests);
    }

    /** The details with that digest, if they are here. */
    Optional<Details> details(Hash digest) throws IOException {
        Optional<Details> known = recent.find(digest);
        return known.isPresent()
                ? known
                : details.get(digest.url()).map(bytes -> Details.parse(bytes).orThrow());
    }

    /** Shows all details that are here, one after another. @return how many do not open any more */
    int forEach(Consumer<Details> visitor) throws IOException {
        return details.forEach(
                document -> visitor.accept(Details.parse(document.content()).orThrow()));
    }

    /** Shows the details that nobody has said to have noted. */
    void forEachNew(Consumer<Details> visitor) throws IOException {
        for (Document name : fresh.list().documents()) {
            details(Hash.parseUrl(name.content().text())).ifPresent(visitor);
        }
    }

    /** These details were noted by whoever reads them all, and are new no more. */
    void noted(List<Hash> digests) throws IOException {
        fresh.delete(digests.stream().map(Hash::url).toList());
    }

    /** The acknowledgement of that delivery, if it has come. */
    Optional<Bytes> acknowledgement(MemberId by, Hash digest) throws IOException {
        return acknowledgements.get(Parcel.name(by, digest));
    }

    /**
     * What was left to do when the node stopped.
     *
     * @param damaged how many notes of it do not open any more
     */
    record LeftOver(List<Pending> pending, List<Parcel> parcels, int damaged) {}

    LeftOver leftOver() throws IOException {
        Shelf.Contents notes = pending.list();
        Shelf.Contents waiting = outbox.list();
        return new LeftOver(
                read(notes, Pending::fromJson), read(waiting, Parcel::fromJson), notes.damaged() + waiting.damaged());
    }

    private void put(Batch batch, Details document) {
        batch.put(details, document.digest().url(), document.bytes());
        batch.put(fresh, document.digest().url(), Bytes.utf8(document.digest().url()));
    }

    private static <T> List<T> read(Shelf.Contents contents, Function<JsonObject, T> reader) throws IOException {
        List<T> all = new ArrayList<>();
        for (Document document : contents.documents()) {
            try {
                all.add(reader.apply(Json.parseObject(document.content()).orThrow()));
            } catch (MalformedException e) {
                throw new IOException("a document of the exchange is not in its form: " + e.detail(), e);
            }
        }
        return all;
    }
}
