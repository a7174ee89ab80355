package org.tallystick.sharing.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sharing.vault.Folders.Place;

/**
 * Looks through the vault of a stopped node: reads every payload, and says of each that a record names what became of it.
 * Changes nothing. In memory it has the names of all files, and never more of a payload than a chunk.
 */
public final class VaultAudit implements AutoCloseable {
    /** What became of a payload; files are named as seen from the vault. */
    public sealed interface Fate {
        /** It is here, and opens, and is what was committed to. */
        record Sound() implements Fate {}

        /** It is here and is not what was written. */
        record Damaged(String file, String why) implements Fate {}

        /** It was found damaged before and put aside; there is no other copy. */
        record Quarantined(String file) implements Fate {}

        /** It should lie there, and does not. */
        record Missing(String file) implements Fate {}
    }

    private final Folders folders;
    private final Bulk bulk;
    private final Optional<KeyWrap> keys;
    private final Map<String, Path> present = new TreeMap<>();
    private final Map<String, Path> quarantined = new TreeMap<>();
    private final Map<String, String> damaged = new TreeMap<>();
    private final Set<String> young = new TreeSet<>();
    private final Set<String> claimed = new TreeSet<>();
    private long bytes;
    private long opened;

    private VaultAudit(Folders folders, Optional<MasterKey> vaultKey, Bulk bulk) {
        this.folders = folders;
        this.bulk = bulk;
        this.keys = vaultKey.map(key -> new KeyWrap(key, bulk, new SecureRandom()));
    }

    /**
     * Opens a vault, and lists what is in it.
     *
     * @param vaultKey without it only the files' form can be checked
     * @param orphansSince what has waited for its record since before that is forgotten
     * @throws IOException if a node has it open, or it cannot be read
     */
    public static VaultAudit open(Path folder, Optional<MasterKey> vaultKey, Bulk bulk, Instant orphansSince)
            throws IOException {
        VaultAudit audit = new VaultAudit(Folders.inspect(folder, vaultKey), vaultKey, bulk);
        try {
            audit.list(orphansSince);
            return audit;
        } catch (IOException e) {
            audit.close();
            throw e;
        }
    }

    private void list(Instant orphansSince) throws IOException {
        folders.forEach(Place.QUARANTINE, file -> quarantined.put(Folders.nameOf(file), file));
        folders.forEach(Place.WAITING, file -> {
            add(file);
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(orphansSince)) {
                young.add(Folders.nameOf(file));
            }
        });
        folders.forEach(Place.KEPT, this::add);
    }

    private void add(Path file) throws IOException {
        present.put(Folders.nameOf(file), file);
        bytes += Files.size(file);
    }

    /** How many payloads there are, those in quarantine apart. */
    public int payloads() {
        return present.size();
    }

    /** How many bytes their files have. */
    public long bytes() {
        return bytes;
    }

    /** True if there are payloads and the key opens none of them. */
    public boolean opensNone() {
        return !present.isEmpty() && opened == 0;
    }

    /**
     * Reads every payload.
     *
     * @param read is told of bytes as they have been read
     */
    public void read(LongConsumer read) throws IOException {
        for (Map.Entry<String, Path> one : present.entrySet()) {
            Optional<String> wrong = keys.isPresent()
                    ? open(one.getKey(), one.getValue(), keys.get(), read)
                    : look(one.getValue(), read);
            wrong.ifPresent(why -> damaged.put(one.getKey(), why));
        }
    }

    private Optional<String> open(String name, Path file, KeyWrap key, LongConsumer read) throws IOException {
        try (HeldPayload payload = HeldPayload.open(file, key, bulk, _ -> {})) {
            opened++;
            if (!folders.name(payload.manifest().commitment()).equals(name)) {
                return Optional.of("the file lies under another payload's name");
            }
            return payload.verify(bulk, read) instanceof Copied.Damaged(String why)
                    ? Optional.of(why)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** All that can be said without the key: whether it has the form of a payload's file. */
    private static Optional<String> look(Path file, LongConsumer read) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            PayloadFile.layout(channel.size());
            PayloadFile.Header.parse(HeldPayload.read(channel, 0, PayloadFile.HEADER));
            read.accept(channel.size());
            return Optional.empty();
        } catch (MalformedException e) {
            return Optional.of(e.detail());
        }
    }

    /** What became of the payload with that commitment, which a record names. Needs the key, and everything read before. */
    public Fate claim(Hash commitment) {
        String name = folders.name(commitment);
        claimed.add(name);
        if (damaged.containsKey(name)) {
            return new Fate.Damaged(show(name), String.valueOf(damaged.get(name)));
        }
        if (present.containsKey(name)) {
            return new Fate.Sound();
        }
        return quarantined.containsKey(name)
                ? new Fate.Quarantined(folders.show(folders.path(Place.QUARANTINE, name)))
                : new Fate.Missing(folders.show(folders.path(Place.KEPT, name)));
    }

    /** Files that are damaged and that no record has claimed, and why. */
    public Map<String, String> damagedUnclaimed() {
        Map<String, String> files = new TreeMap<>();
        damaged.forEach((name, why) -> {
            if (!claimed.contains(name)) {
                files.put(show(name), why);
            }
        });
        return files;
    }

    /** Files that no record has claimed, sound ones, apart from those whose record may still come. */
    public List<String> unclaimed() {
        return present.keySet().stream()
                .filter(name -> !claimed.contains(name) && !young.contains(name) && !damaged.containsKey(name))
                .map(this::show)
                .toList();
    }

    /** Files that were put aside as damaged and that no record misses. */
    public List<String> putAside() {
        return quarantined.keySet().stream()
                .filter(name -> !claimed.contains(name) || present.containsKey(name))
                .map(name -> folders.show(folders.path(Place.QUARANTINE, name)))
                .toList();
    }

    private String show(String name) {
        return Optional.ofNullable(present.get(name)).map(folders::show).orElse(name);
    }

    @Override
    public void close() throws IOException {
        folders.close();
    }
}
