package org.tallystick.sealing.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.tallystick.formats.id.Handle;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.ChunkCipher.Part;

/** A payload of random bytes sealed in memory, and ways to spoil it. */
final class SealedBytes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] plain;
    private final byte[] sealed;
    private final Release release;

    private SealedBytes(byte[] plain, byte[] sealed, Release release) {
        this.plain = plain;
        this.sealed = sealed;
        this.release = release;
    }

    static SealedBytes of(int size) {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        return of(plain, new Handle("000102030405060708090a0b0c0d0e0f"), DataKey.generate(RANDOM));
    }

    static SealedBytes of(byte[] plain, Handle payload, DataKey key) {
        ChunkCipher cipher = new ChunkCipher(Bulk.fastest(), key, payload);
        Layout layout = new Layout(plain.length);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        byte[] out = new byte[Layout.SEALED_CHUNK];
        for (int i = 0; i < layout.chunks(); i++) {
            byte[] chunk = Arrays.copyOfRange(plain, i * Layout.CHUNK, i * Layout.CHUNK + layout.length(i));
            int length = cipher.seal(layout.isLast(i) ? Part.LAST : Part.CHUNK, i, chunk, chunk.length, out);
            sealed.write(out, 0, length);
        }
        return new SealedBytes(plain, sealed.toByteArray(), new Release(payload, key, manifest(plain)));
    }

    static Manifest manifest(byte[] plain) {
        try {
            return PayloadDigest.of(new ByteArrayInputStream(plain), Salt.generate(RANDOM), Bulk.fastest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] plain() {
        return plain;
    }

    byte[] sealed() {
        return sealed;
    }

    Release release() {
        return release;
    }

    PayloadReader reader() {
        return new PayloadReader(release, release.manifest().commitment(), Bulk.fastest());
    }

    /** A source that serves other bytes than were sealed, as long as they last. */
    static SealedSource serving(byte[] bytes) {
        return (from, to) -> new ByteArrayInputStream(
                bytes, (int) Math.min(from, bytes.length), (int) (Math.min(to, bytes.length) - from));
    }

    /** A source that goes on to its end whatever range was asked for. */
    static SealedSource servingAll(byte[] bytes) {
        return (from, _) -> new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
    }
}
