package org.tallystick.sharing.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.payload.ChunkCipher;
import org.tallystick.sealing.payload.DataKey;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.Salt;
import org.tallystick.sharing.vault.Folders.Place;

/** Takes a payload in, or says why not and leaves nothing of it behind. */
final class Reception {
    /** What a chunk and a manifest may take more than the chunk. */
    private static final long SLACK = 2L * Layout.SEALED_CHUNK;

    private final Folders folders;
    private final VaultSettings settings;
    private final Vault.VaultParts parts;
    private final KeyWrap keys;
    private final ReentrantLock waiting;

    Reception(Folders folders, VaultSettings settings, Vault.VaultParts parts, KeyWrap keys, ReentrantLock waiting) {
        this.folders = folders;
        this.settings = settings;
        this.parts = parts;
        this.keys = keys;
        this.waiting = waiting;
    }

    Received receive(InputStream plaintext, Declared declared) throws IOException {
        long limit = settings.maxPayload();
        if (declared.size().orElse(0) > limit) {
            return new Received.TooLarge(limit);
        }
        if (!hasRoom(declared.size().orElse(0))) {
            return new Received.NoSpace();
        }
        Path staged = folders.staged(randomHex());
        try (FileChannel file = AtomicFile.create(staged)) {
            return receive(file, staged, plaintext, declared);
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private Received receive(FileChannel file, Path staged, InputStream plaintext, Declared declared)
            throws IOException {
        Handle payload = new Handle(randomHex());
        DataKey key = DataKey.generate(parts.random());
        PayloadFile.Header header = new PayloadFile.Header(payload, keys.wrap(payload, key));
        ChunkCipher cipher = new ChunkCipher(parts.bulk(), key, payload);
        Intake intake = new Intake(
                file,
                declared.size().orElse(settings.maxPayload()),
                this::hasRoom,
                cipher,
                new PayloadDigest(parts.bulk()));
        try {
            Salt salt = declared.salt().orElseGet(() -> Salt.generate(parts.random()));
            Optional<Manifest> manifest = intake.copy(header, plaintext, salt);
            Optional<Received> refusal = refusal(declared, intake.received(), manifest);
            return refusal.isPresent() ? refusal.get() : store(manifest.orElseThrow(), staged);
        } catch (Intake.SourceFailed e) {
            return new Received.CutOff(intake.received());
        } catch (Intake.TooMuch e) {
            return declared.size().isPresent()
                    ? new Received.NotAsDeclared(
                            "it has more than " + declared.size().getAsLong() + " bytes")
                    : new Received.TooLarge(settings.maxPayload());
        } catch (IOException e) {
            if (e instanceof Intake.NoSpace || !hasRoom(SLACK)) {
                return new Received.NoSpace();
            }
            throw e;
        }
    }

    private static Optional<Received> refusal(Declared declared, long received, Optional<Manifest> manifest) {
        long size = declared.size().orElse(received);
        if (received < size) {
            return Optional.of(new Received.CutOff(received));
        }
        if (manifest.isEmpty()) {
            return Optional.of(new Received.Empty());
        }
        Hash commitment = manifest.get().commitment();
        return declared.commitment().orElse(commitment).equals(commitment)
                ? Optional.empty()
                : Optional.of(new Received.NotAsDeclared("its content is not what was committed to"));
    }

    private Received store(Manifest manifest, Path staged) throws IOException {
        String name = folders.name(manifest.commitment());
        waiting.lock();
        try {
            if (folders.find(name, Place.KEPT).isEmpty()) {
                Files.setLastModifiedTime(staged, FileTime.from(parts.clock().instant()));
                folders.publish(staged, name);
            }
            return new Received.Stored(manifest);
        } finally {
            waiting.unlock();
        }
    }

    private boolean hasRoom(long bytes) throws IOException {
        return folders.usableSpace() >= settings.reserve() + bytes;
    }

    private String randomHex() {
        byte[] bytes = new byte[16];
        parts.random().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
