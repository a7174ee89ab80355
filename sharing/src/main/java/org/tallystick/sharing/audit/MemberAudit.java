package org.tallystick.sharing.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sharing.documents.DocumentStore;
import org.tallystick.sharing.documents.DocumentStore.Census;
import org.tallystick.sharing.exchange.PapersAudit;
import org.tallystick.sharing.vault.VaultAudit;

/** One member's folder: what its key opens is held against the ledger; without the key it is looked at from outside. */
final class MemberAudit implements AutoCloseable {
    private final MemberFolder folder;
    private final Optional<MasterKey> key;
    private final Found found = new Found();
    private Optional<VaultAudit> vault = Optional.empty();
    private Optional<DocumentStore> documents = Optional.empty();
    private Optional<PayloadsAudit> payloads = Optional.empty();
    private Optional<DetailsAudit> details = Optional.empty();
    private Census census = new Census(0, 0);
    private boolean signed;

    private MemberAudit(MemberFolder folder) {
        this.folder = folder;
        this.key = folder.keys() instanceof Keys.Open(MasterKey open) ? Optional.of(open) : Optional.empty();
    }

    /**
     * Opens what can be opened; what cannot is a finding.
     *
     * @param orphansSince as {@link VaultAudit#open} takes it
     */
    static MemberAudit open(MemberFolder folder, Instant orphansSince) {
        MemberAudit audit = new MemberAudit(folder);
        if (audit.everRan()) {
            audit.openVault(orphansSince);
            audit.openDocuments();
        }
        switch (folder.keys()) {
            case Keys.Open _, Keys.Closed _ -> {}
            case Keys.Unreadable(String why) -> audit.found.add(new VaultFinding.KeysUnreadable(folder.member(), why));
            case Keys.Foreign(String why) -> audit.found.add(new VaultFinding.FolderForeign(folder.member(), why));
        }
        return audit;
    }

    /** A node makes both folders when it first starts. */
    private boolean everRan() {
        return Files.exists(folder.vault()) || Files.exists(folder.documents());
    }

    private void openVault(Instant orphansSince) {
        try {
            vault = Optional.of(VaultAudit.open(folder.vault(), key, Bulk.fastest(), orphansSince));
        } catch (IOException e) {
            unreadable("vault", e);
        }
    }

    private void openDocuments() {
        try {
            if (key.isPresent()) {
                documents = Optional.of(DocumentStore.inspect(folder.documents(), key.get(), Bulk.fastest()));
            }
        } catch (IOException e) {
            unreadable("details", e);
        }
    }

    private void unreadable(String name, IOException why) {
        String what = why instanceof NoSuchFileException ? "there is no " + why.getMessage() : why.getMessage();
        found.add(new VaultFinding.FolderUnreadable(folder.member(), name, String.valueOf(what)));
    }

    MemberId member() {
        return folder.member();
    }

    /** How many bytes of payloads there are to be read. */
    long bytes() {
        return vault.map(VaultAudit::bytes).orElse(0L);
    }

    /** Reads all payloads and all documents. */
    void read(LongConsumer progress) {
        if (!everRan()) {
            return;
        }
        readVault(progress);
        readDocuments();
        if (isOtherKey()) {
            found.add(new VaultFinding.OtherKey(member(), payloadCount(), census.damaged()));
        } else if (key.isPresent()) {
            payloads = vault.map(opened -> new PayloadsAudit(member(), opened, found));
            details = documents.flatMap(this::openPapers);
        }
    }

    private void readVault(LongConsumer progress) {
        if (vault.isPresent()) {
            try {
                vault.get().read(progress);
            } catch (IOException e) {
                unreadable("vault", e);
            }
        }
    }

    private void readDocuments() {
        try {
            census = documents.isPresent()
                    ? documents.get().census()
                    : key.isPresent() ? census : new Census(DocumentStore.count(folder.documents()), 0);
        } catch (IOException e) {
            unreadable("details", e);
        }
    }

    private Optional<DetailsAudit> openPapers(DocumentStore opened) {
        try {
            return Optional.of(new DetailsAudit(member(), PapersAudit.open(opened), found));
        } catch (IOException e) {
            unreadable("details", e);
            return Optional.empty();
        }
    }

    private boolean isOtherKey() {
        boolean opensAPayload =
                vault.isPresent() && payloadCount() > 0 && !vault.get().opensNone();
        return key.isPresent() && census.damaged() > 0 && census.sound() == 0 && !opensAPayload;
    }

    private long payloadCount() {
        return vault.map(VaultAudit::payloads).orElse(0);
    }

    /** The ledger has something that was signed for this member: so there must be a folder. */
    void signed() {
        signed = true;
    }

    /** The audit of its payloads, if they can be opened. */
    Optional<PayloadsAudit> payloads() {
        return payloads;
    }

    /** The audit of its details, if they can be opened. */
    Optional<DetailsAudit> details() {
        return details;
    }

    /**
     * Once every entry has been seen.
     *
     * @param whole false if the ledger could not be read to its end
     */
    VaultReport finish(boolean whole) {
        if (signed && !everRan()) {
            unreadable("vault", new NoSuchFileException(folder.vault().toString()));
            unreadable("details", new NoSuchFileException(folder.documents().toString()));
        }
        payloads.ifPresent(audit -> audit.finish(whole));
        details.ifPresent(audit -> audit.finish(census.damaged()));
        if (key.isEmpty()) {
            vault.ifPresent(opened -> new PayloadsAudit(member(), opened, found).finish(false));
        }
        return new VaultReport(
                member(),
                payloadCount(),
                bytes(),
                census.sound() + census.damaged(),
                details.map(DetailsAudit::sound).orElse(0L),
                details.map(DetailsAudit::names).orElse(0L),
                unchecked(whole),
                found.all());
    }

    private Optional<String> unchecked(boolean whole) {
        if (folder.keys() instanceof Keys.Closed(String why)) {
            return Optional.of("what is in the payloads and documents, and whether any is missing: " + why);
        }
        if (everRan() && payloads.isEmpty() && details.isEmpty()) {
            return Optional.of(
                    "what is in the payloads and documents, and whether any is missing: they cannot be opened");
        }
        return whole
                ? Optional.empty()
                : Optional.of("payloads without a record, and everything of later entries: the ledger cannot be read to"
                        + " its end");
    }

    @Override
    public void close() {
        documents.ifPresent(DocumentStore::close);
        if (vault.isPresent()) {
            try {
                vault.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
