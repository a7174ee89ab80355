package org.tallystick.sealing.payload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.OptionalInt;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.tallystick.formats.id.Handle;
import org.tallystick.sealing.Bulk;

/**
 * Seals the chunks of one payload by the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015) with AES-256-GCM. The nonce is the chunk's number
 * in 11 bytes, big-endian, and one byte for its {@link Part}; the additional data names the payload. So no chunk passes
 * for another, the last for a middle one, or one payload's for another's. For one thread.
 */
public final class ChunkCipher {
    /** What is sealed: the last byte of the nonce. */
    public enum Part {
        /** A chunk that another follows. */
        CHUNK(0),
        /** The chunk that ends the payload. */
        LAST(1),
        /** The manifest, where a vault keeps it beside the chunks. Its number is 0. */
        MANIFEST(2);

        private final byte code;

        Part(int code) {
            this.code = (byte) code;
        }
    }

    private static final int NONCE = 12;
    private static final int TAG_BITS = 8 * Layout.TAG;

    private final Cipher cipher;
    private final SecretKey key;
    private final byte[] additionalData;

    /** A cipher for the payload of that identifier. A key is never used for two payloads. */
    public ChunkCipher(Bulk bulk, DataKey key, Handle payload) {
        this.cipher = bulk.aesGcm();
        this.key = key.aes();
        this.additionalData = ("tally-payload/1 " + payload).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Seals {@code length} bytes of {@code in} into {@code out}.
     *
     * @return the length of what was sealed, {@link Layout#TAG} bytes more
     */
    public int seal(Part part, int number, byte[] in, int length, byte[] out) {
        try {
            start(Cipher.ENCRYPT_MODE, part, number);
            return cipher.doFinal(in, 0, length, out, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a chunk cannot fail", e);
        }
    }

    /**
     * Opens {@code length} bytes of {@code in} into {@code out}, where nothing may be looked at unless this succeeds.
     *
     * @return the length of the plaintext, or nothing if this is not that part of that payload
     */
    public OptionalInt open(Part part, int number, byte[] in, int length, byte[] out) {
        if (length < Layout.TAG) {
            return OptionalInt.empty();
        }
        try {
            start(Cipher.DECRYPT_MODE, part, number);
            return OptionalInt.of(cipher.doFinal(in, 0, length, out, 0));
        } catch (AEADBadTagException e) {
            return OptionalInt.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening a chunk fails by its tag only", e);
        }
    }

    private void start(int mode, Part part, int number) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE)
                .putInt(7, number)
                .put(NONCE - 1, part.code)
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(additionalData);
    }
}
