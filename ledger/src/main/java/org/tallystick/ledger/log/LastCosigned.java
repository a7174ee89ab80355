package org.tallystick.ledger.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.formats.Hash;

/**
 * What a member cosigned last, on disk before anybody sees the cosignature. The file has two slots, written in turn, each
 * with a checksum: if the machine stops in the middle of one, the other still holds. Where there was only the first yet,
 * nothing has been given away.
 */
final class LastCosigned implements AutoCloseable {
    /** A size and the root that was cosigned for it. */
    record Cosigned(long size, Hash root) {}

    /** Size (8 bytes), root (32), and the first 8 bytes of SHA-256 over them; the rest is zero. */
    private static final int SLOT = 64;

    private static final int CHECKED = Long.BYTES + Hash.SIZE;
    private static final int CHECKSUM = 8;

    private final Path file;
    private final FileChannel channel;
    private Optional<Cosigned> last = Optional.empty();
    private int nextSlot;

    private LastCosigned(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        for (int slot = 0; slot < 2; slot++) {
            Optional<Cosigned> found = read(slot);
            if (found.isPresent() && !reaches(found.get().size())) {
                last = found;
                nextSlot = 1 - slot;
            }
        }
        if (last.isEmpty() && channel.size() > SLOT) {
            channel.close();
            throw new SealException(
                    "What was cosigned last cannot be read from " + file + ", which is damaged: without it"
                            + " this member might cosign two logs. Restore the file from the newest back-up");
        }
    }

    /** Opens the file, or begins one. @throws SealException if it cannot be used */
    static LastCosigned open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new LastCosigned(file, channel);
        } catch (IOException e) {
            throw new SealException("What was cosigned last cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }

    Optional<Cosigned> last() {
        return last;
    }

    /**
     * Promises to cosign this root and no other for this size, nor any smaller size again.
     *
     * @throws SealException if an earlier promise stands against it, or the disk does not take it
     */
    void promise(Cosigned next) {
        if (last.filter(next::equals).isPresent()) {
            return;
        }
        if (reaches(next.size())) {
            throw new SealException("This member cosigned the log at "
                    + last.orElseThrow().size() + " entries and is asked to cosign"
                    + " another one at " + next.size() + ": the ledger in this data directory is not the one it knows."
                    + " Restore the directory from a later back-up, or copy the ledger from another member");
        }
        try {
            write(next);
        } catch (IOException e) {
            throw new SealException(
                    "Nothing can be cosigned any more: writing " + file + " failed: " + e.getMessage()
                            + ". See whether the disk is full or broken, then start the node again",
                    e);
        }
        last = Optional.of(next);
        nextSlot = 1 - nextSlot;
    }

    /** Whether as much as that, or more, has been cosigned. */
    private boolean reaches(long size) {
        return last.isPresent() && last.get().size() >= size;
    }

    private void write(Cosigned next) throws IOException {
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        slot.putLong(next.size()).put(next.root().dangerArray());
        slot.put(checksum(slot.array()));
        slot.clear();
        long position = (long) nextSlot * SLOT;
        while (slot.hasRemaining()) {
            position += channel.write(slot, position);
        }
        channel.force(false);
    }

    /** What is in a slot, if that is whole. */
    private Optional<Cosigned> read(int slot) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        while (bytes.hasRemaining() && channel.read(bytes, (long) slot * SLOT + bytes.position()) > 0) {}
        byte[] array = bytes.array();
        byte[] checksum = Arrays.copyOfRange(array, CHECKED, CHECKED + CHECKSUM);
        if (bytes.hasRemaining() || !Arrays.equals(checksum, checksum(array))) {
            return Optional.empty();
        }
        byte[] root = Arrays.copyOfRange(array, Long.BYTES, CHECKED);
        return Optional.of(new Cosigned(bytes.getLong(0), Hash.wrap(root)));
    }

    private static byte[] checksum(byte[] slot) {
        byte[] hash = Hash.of(Arrays.copyOf(slot, CHECKED)).dangerArray();
        return Arrays.copyOf(hash, CHECKSUM);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SealException("Closing " + file + " failed", e);
        }
    }
}
