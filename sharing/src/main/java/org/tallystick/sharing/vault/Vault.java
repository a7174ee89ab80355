package org.tallystick.sharing.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sharing.vault.Folders.Place;

/**
 * The payloads of one member. A payload is received and waits; once the ledger holds its record it is {@link #keep kept};
 * without a record it is swept away after an hour. It is found by its commitment. Safe for many threads, each with its own
 * {@link HeldPayload}.
 */
public final class Vault implements AutoCloseable {
    private final Folders folders;
    private final VaultSettings settings;
    private final VaultParts parts;
    private final KeyWrap keys;
    private final Reception reception;
    private final Bookmark bookmark;
    /** Held where a waiting payload's fate is decided, so that none is swept away that has just been reserved. */
    private final ReentrantLock waiting = new ReentrantLock();

    private Vault(Folders folders, Bookmark bookmark, VaultSettings settings, VaultParts parts) {
        this.folders = folders;
        this.bookmark = bookmark;
        this.settings = settings;
        this.parts = parts;
        this.keys = new KeyWrap(parts.vaultKey(), parts.bulk(), parts.random());
        this.reception = new Reception(folders, settings, parts, keys, waiting);
    }

    /**
     * What a vault works with.
     *
     * @param reports is told of every payload that goes into quarantine
     */
    public record VaultParts(
            MasterKey vaultKey, Bulk bulk, SecureRandom random, InstantSource clock, Consumer<Damage> reports) {}

    /**
     * Opens a vault for this process alone; a folder that is not there is made. What a crash left half-written is removed.
     *
     * @throws IOException if another process has it open, or the disk fails
     */
    public static Vault open(Path folder, VaultSettings settings, VaultParts parts) throws IOException {
        Folders folders = Folders.open(folder, parts.vaultKey());
        return new Vault(folders, Bookmark.open(folders.bookmark()), settings, parts);
    }

    /**
     * Receives a payload and seals it while it comes, in constant memory. When this returns {@link Received.Stored} it is
     * on the disk. The same payload with the same salt may come again; it is stored once.
     *
     * @throws IOException if the disk fails other than by being full
     */
    public Received receive(InputStream plaintext, Declared declared) throws IOException {
        return reception.receive(plaintext, declared);
    }

    /** Looks for the payload with that commitment. */
    public Found find(Hash commitment) throws IOException {
        String name = folders.name(commitment);
        Optional<Path> file = folders.find(name, Place.KEPT, Place.WAITING);
        if (file.isEmpty()) {
            return folders.find(name, Place.QUARANTINE).isPresent() ? new Found.Quarantined() : new Found.Absent();
        }
        try {
            HeldPayload payload = openFile(file.get());
            return new Found.Held(payload);
        } catch (HeldPayload.DamagedException e) {
            quarantine(file.get(), String.valueOf(e.getMessage()));
            return new Found.Quarantined();
        } catch (NoSuchFileException e) {
            return find(commitment);
        }
    }

    /**
     * Makes sure that the payload is here and stays for another hour, so that a transaction that needs it may be sent off:
     * it is decided before that.
     */
    public boolean reserve(Hash commitment) throws IOException {
        String name = folders.name(commitment);
        waiting.lock();
        try {
            Optional<Path> file = folders.find(name, Place.WAITING);
            if (file.isPresent()) {
                Files.setLastModifiedTime(
                        file.get(), FileTime.from(parts.clock().instant()));
            }
            return file.isPresent() || folders.find(name, Place.KEPT).isPresent();
        } finally {
            waiting.unlock();
        }
    }

    /** Keeps the payload, for the ledger now holds its record; true if it is here. May be called again. */
    public boolean keep(Hash commitment) throws IOException {
        String name = folders.name(commitment);
        waiting.lock();
        try {
            Optional<Path> file = folders.find(name, Place.WAITING);
            if (file.isPresent()) {
                folders.move(file.get(), Place.KEPT);
            }
            return folders.find(name, Place.KEPT).isPresent();
        } finally {
            waiting.unlock();
        }
    }

    /** Destroys the payload, wherever it lies; true if it was here. */
    public boolean erase(Hash commitment) throws IOException {
        String name = folders.name(commitment);
        boolean erased = false;
        for (Place place : Place.values()) {
            Optional<Path> file = folders.find(name, place);
            if (file.isPresent()) {
                folders.destroy(file.get());
                erased = true;
            }
        }
        return erased;
    }

    /**
     * Looks at the payloads that have waited for too long: keeps those that have a record after all, removes the others.
     *
     * @param records is asked once, and not at all if none has waited for too long
     */
    public Sweep sweep(RecordedPayloads records) throws IOException {
        Instant old = parts.clock().instant().minus(settings.orphansAfter());
        Map<Path, Hash> waited = new LinkedHashMap<>();
        folders.forEach(Place.WAITING, file -> {
            if (isOlder(file, old)) {
                commitmentOf(file).ifPresent(commitment -> waited.put(file, commitment));
            }
        });
        Set<Hash> recorded = waited.isEmpty() ? Set.of() : records.among(Set.copyOf(waited.values()));
        int kept = 0;
        int removed = 0;
        for (Map.Entry<Path, Hash> one : waited.entrySet()) {
            if (recorded.contains(one.getValue())) {
                kept += keep(one.getValue()) ? 1 : 0;
            } else {
                removed += removeIfOlder(one.getKey(), old) ? 1 : 0;
            }
        }
        return new Sweep(kept, removed);
    }

    private Optional<Hash> commitmentOf(Path file) throws IOException {
        try (HeldPayload payload = openFile(file)) {
            return Optional.of(payload.manifest().commitment());
        } catch (HeldPayload.DamagedException e) {
            quarantine(file, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Unless it has been reserved, or kept, since it was looked at. */
    private boolean removeIfOlder(Path file, Instant old) throws IOException {
        waiting.lock();
        try {
            boolean older = isOlder(file, old);
            if (older) {
                folders.destroy(file);
            }
            return older;
        } finally {
            waiting.unlock();
        }
    }

    /** A round through all payloads that are kept, or what is left of the last one. One at a time. */
    public VaultScrub scrub() throws IOException {
        return new VaultScrub(this, folders, bookmark, parts.clock());
    }

    /** When every payload had last been checked. */
    public Optional<Instant> scrubbed() {
        return bookmark.mark().completed();
    }

    /** How long until the next round may wait, or the rest of the last one. */
    Duration scrubRest(Duration every) {
        return bookmark.rest(every, parts.clock().instant());
    }

    /** @throws HeldPayload.DamagedException if it is not what was written under that name */
    HeldPayload openFile(Path file) throws IOException {
        HeldPayload payload = HeldPayload.open(file, keys, parts.bulk(), why -> quarantine(file, why));
        if (folders.name(payload.manifest().commitment()).equals(Folders.nameOf(file))) {
            return payload;
        }
        payload.close();
        throw new HeldPayload.DamagedException("the file lies under another payload's name");
    }

    void quarantine(Path file, String why) throws IOException {
        Damage damage = new Damage(Folders.nameOf(file), why);
        try {
            folders.move(file, Place.QUARANTINE);
            parts.reports().accept(damage);
        } catch (NoSuchFileException e) {
            // Someone else was faster.
        }
    }

    /** How many payloads lie in quarantine. */
    public long quarantined() {
        try {
            return folders.count(Place.QUARANTINE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes its disk still has room for. */
    public long usableSpace() {
        try {
            return folders.usableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path file, Instant old) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(old);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        folders.close();
    }
}
