package org.tallystick.sharing.vault;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.ChunkCipher;
import org.tallystick.sealing.payload.ChunkCipher.Part;
import org.tallystick.sealing.payload.DataKey;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.Release;

/**
 * A payload in the vault, open for reading. Each chunk is opened before a byte of it leaves, sealed or plain. For one
 * thread; to be closed.
 */
public final class HeldPayload implements AutoCloseable {
    /** The payload on the disk is not what was written. */
    static final class DamagedException extends IOException {
        DamagedException(String why) {
            super(why);
        }
    }

    private final FileChannel file;
    private final Layout layout;
    private final Release release;
    private final ChunkCipher cipher;
    private final DamageHandler damage;
    private final byte[] sealed;
    private final byte[] plain;

    /** Told once when a chunk turns out damaged. */
    @FunctionalInterface
    interface DamageHandler {
        void damaged(String why) throws IOException;
    }

    private HeldPayload(FileChannel file, Layout layout, Release release, ChunkCipher cipher, DamageHandler damage) {
        this.file = file;
        this.layout = layout;
        this.release = release;
        this.cipher = cipher;
        this.damage = damage;
        this.sealed = new byte[layout.sealedLength(0)];
        this.plain = new byte[layout.length(0)];
    }

    /**
     * Opens a payload's file and its manifest.
     *
     * @throws DamagedException if header or manifest are not what was written
     */
    static HeldPayload open(Path path, KeyWrap keys, Bulk bulk, DamageHandler damage) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Layout layout = PayloadFile.layout(file.size());
            PayloadFile.Header header = PayloadFile.Header.parse(read(file, 0, PayloadFile.HEADER));
            DataKey key = keys.unwrap(header.payload(), header.wrappedKey())
                    .orElseThrow(() -> new DamagedException("the wrapped data key does not open"));
            ChunkCipher cipher = new ChunkCipher(bulk, key, header.payload());
            Manifest manifest = manifest(file, layout, cipher);
            return new HeldPayload(file, layout, new Release(header.payload(), key, manifest), cipher, damage);
        } catch (MalformedException e) {
            file.close();
            throw new DamagedException(e.detail());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static Manifest manifest(FileChannel file, Layout layout, ChunkCipher cipher) throws IOException {
        int length = PayloadFile.sealedManifest(layout);
        Bytes sealed = read(file, PayloadFile.position(layout.sealedSize()), length);
        byte[] plain = new byte[length - Layout.TAG];
        if (cipher.open(Part.MANIFEST, 0, sealed.dangerArray(), length, plain).isEmpty()) {
            throw new DamagedException("the manifest does not open");
        }
        Manifest manifest = PayloadFile.decode(Bytes.wrap(plain));
        MalformedException.unless(
                manifest.size() == layout.size(), Fault.FIELD_VALUE, "the file is not as long as its manifest says");
        return manifest;
    }

    /** Size, salt and leaf hashes. */
    public Manifest manifest() {
        return release.manifest();
    }

    /** What opens the payload, to be sealed to a reader whose access was allowed; to nobody else. */
    public Release dangerRelease() {
        return release;
    }

    /**
     * Writes the sealed chunks' bytes from one position to another, as {@link Layout#sealedOffset} counts them. On damage
     * the payload goes into quarantine and no more is written.
     */
    public Copied copySealed(long from, long to, OutputStream out) throws IOException {
        requireRange(from, to, layout.sealedSize());
        int last = Layout.chunkOfSealed(to - 1);
        for (int chunk = Layout.chunkOfSealed(from); chunk <= last; chunk++) {
            if (load(chunk).isEmpty()) {
                return damaged(chunk);
            }
            long start = Layout.sealedOffset(chunk);
            int skip = (int) Math.max(0, from - start);
            int until = (int) Math.min(layout.sealedLength(chunk), to - start);
            out.write(sealed, skip, until - skip);
        }
        return new Copied.Whole(to - from);
    }

    /** Opens one chunk, and does not pass it on. */
    Copied check(int chunk) throws IOException {
        OptionalInt length = load(chunk);
        return length.isEmpty() ? damaged(chunk) : new Copied.Whole(length.getAsInt());
    }

    /** Opens every chunk and makes the manifest anew from what is in them; passes none on. */
    Copied verify(Bulk bulk, LongConsumer read) throws IOException {
        PayloadDigest digest = new PayloadDigest(bulk);
        for (int chunk = 0; chunk < layout.chunks(); chunk++) {
            OptionalInt length = load(chunk);
            if (length.isEmpty()) {
                return damaged(chunk);
            }
            digest.add(plain, length.getAsInt());
            read.accept(layout.sealedLength(chunk));
        }
        return digest.manifest(manifest().salt()).equals(manifest())
                ? new Copied.Whole(layout.size())
                : new Copied.Damaged("what is in it is not what was committed to");
    }

    private OptionalInt load(int chunk) throws IOException {
        int length = layout.sealedLength(chunk);
        ByteBuffer buffer = ByteBuffer.wrap(sealed, 0, length);
        if (!fill(file, PayloadFile.position(Layout.sealedOffset(chunk)), buffer)) {
            return OptionalInt.empty();
        }
        Part part = layout.isLast(chunk) ? Part.LAST : Part.CHUNK;
        return cipher.open(part, chunk, sealed, length, plain);
    }

    private Copied damaged(int chunk) throws IOException {
        String why = "chunk " + chunk + " does not open";
        damage.damaged(why);
        return new Copied.Damaged(why);
    }

    private static void requireRange(long from, long to, long size) {
        MalformedException.unless(
                from >= 0 && from < to && to <= size,
                Fault.INDEX_OUT_OF_RANGE,
                "no such range within " + size + " bytes");
    }

    static Bytes read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        if (!fill(file, from, buffer)) {
            throw new EOFException("the file ends early");
        }
        return Bytes.wrap(buffer.array());
    }

    private static boolean fill(FileChannel file, long from, ByteBuffer buffer) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
