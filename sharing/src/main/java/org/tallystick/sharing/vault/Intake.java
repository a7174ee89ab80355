package org.tallystick.sharing.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.tallystick.sealing.payload.ChunkCipher;
import org.tallystick.sealing.payload.ChunkCipher.Part;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.Salt;

/**
 * Writes one payload, sealed, into a new file while it arrives. Two chunks are in memory, since only the chunk after it
 * tells whether a chunk is the last.
 */
final class Intake {
    /** The uploader's side failed, not ours. */
    static final class SourceFailed extends IOException {
        SourceFailed(IOException cause) {
            super(cause);
        }
    }

    /** More came than may come. */
    static final class TooMuch extends IOException {
        TooMuch(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    /** The disk is full, or nearly. */
    static final class NoSpace extends IOException {
        NoSpace() {
            super("no space left for payloads");
        }
    }

    /** Whether there is room for that many bytes more. */
    @FunctionalInterface
    interface Room {
        boolean isThere(long bytes) throws IOException;
    }

    private final FileChannel file;
    private final long limit;
    private final Room room;
    private final ChunkCipher cipher;
    private final PayloadDigest digest;
    private final byte[] sealed = new byte[Layout.SEALED_CHUNK];
    private int chunk;

    Intake(FileChannel file, long limit, Room room, ChunkCipher cipher, PayloadDigest digest) {
        this.file = file;
        this.limit = limit;
        this.room = room;
        this.cipher = cipher;
        this.digest = digest;
    }

    /** Writes the header and all that the source yields; nothing at all is no manifest. */
    Optional<Manifest> copy(PayloadFile.Header header, InputStream source, Salt salt) throws IOException {
        write(header.bytes(), PayloadFile.HEADER);
        byte[] current = new byte[Layout.CHUNK];
        byte[] next = new byte[Layout.CHUNK];
        int length = fill(source, current);
        while (length > 0) {
            int nextLength = length == Layout.CHUNK ? fill(source, next) : 0;
            add(current, length, nextLength == 0);
            byte[] swap = current;
            current = next;
            next = swap;
            length = nextLength;
        }
        if (digest.size() == 0) {
            return Optional.empty();
        }
        Manifest manifest = digest.manifest(salt);
        finish(manifest);
        return Optional.of(manifest);
    }

    /** How many bytes have come so far. */
    long received() {
        return digest.size();
    }

    private void add(byte[] plain, int length, boolean last) throws IOException {
        if (digest.size() + length > limit) {
            throw new TooMuch(limit);
        }
        if (!room.isThere(length)) {
            throw new NoSpace();
        }
        digest.add(plain, length);
        int sealedLength = cipher.seal(last ? Part.LAST : Part.CHUNK, chunk++, plain, length, sealed);
        write(sealed, sealedLength);
    }

    private void finish(Manifest manifest) throws IOException {
        byte[] plain = PayloadFile.encode(manifest);
        byte[] out = new byte[plain.length + Layout.TAG];
        write(out, cipher.seal(Part.MANIFEST, 0, plain, plain.length, out));
        file.force(true);
    }

    private void write(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private static int fill(InputStream source, byte[] buffer) throws IOException {
        try {
            return source.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }
}
