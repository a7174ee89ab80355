package org.tallystick.sharing.documents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;

/**
 * The form of a document on the disk ({@code spec/vault.md}). Its key there is a keyed hash of its shelf (4 bytes) and of
 * shelf and name (16 bytes). Its value is a nonce, and sealed with AES-256-GCM under additional data that is the key: the
 * name's length, the content's length, name, content, zeros up to a multiple of {@value #PADDED_TO} bytes.
 */
final class Row {
    /** The length of a key on the disk, and of the part that all documents of a shelf share. */
    static final int KEY = 20;

    static final int SHELF = 4;

    private static final int PADDED_TO = 256;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int LENGTHS = 2 * Integer.BYTES;

    private final Bulk bulk;
    private final SecureRandom random;
    private final SecretKey nameKey;
    private final SecretKey sealKey;

    Row(MasterKey vaultKey, Bulk bulk, SecureRandom random) {
        this.bulk = bulk;
        this.random = random;
        this.nameKey = vaultKey.derive("tally documents/1: names", "HmacSHA256");
        this.sealKey = vaultKey.derive("tally documents/1: contents", "AES");
    }

    /** The beginning of the keys of all documents on that shelf. */
    byte[] prefix(String shelf) {
        return Arrays.copyOf(mac(shelf, ""), SHELF);
    }

    /** The key of the document of that name. */
    byte[] key(String shelf, String name) {
        byte[] key = Arrays.copyOf(prefix(shelf), KEY);
        System.arraycopy(mac(shelf, name), 0, key, SHELF, KEY - SHELF);
        return key;
    }

    byte[] seal(byte[] key, Document document) {
        byte[] name = document.name().getBytes(StandardCharsets.UTF_8);
        int bare = LENGTHS + name.length + document.content().size();
        byte[] plain = ByteBuffer.allocate(Math.ceilDiv(bare, PADDED_TO) * PADDED_TO)
                .putInt(name.length)
                .putInt(document.content().size())
                .put(name)
                .put(document.content().dangerArray())
                .array();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] value = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
        try {
            start(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain, 0, plain.length, value, NONCE);
            return value;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a document cannot fail", e);
        }
    }

    /** Opens a value that lies under that key. @throws DamagedDocumentException if it was not sealed for that place */
    Document open(byte[] key, byte[] value) throws DamagedDocumentException {
        if (value.length < NONCE + TAG) {
            throw new DamagedDocumentException("a document is cut off");
        }
        try {
            byte[] nonce = Arrays.copyOf(value, NONCE);
            byte[] plain = start(Cipher.DECRYPT_MODE, key, nonce).doFinal(value, NONCE, value.length - NONCE);
            return parse(Bytes.wrap(plain));
        } catch (AEADBadTagException | MalformedException e) {
            throw new DamagedDocumentException("a document does not open: it was changed, or the vault key is another");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening a document fails by its tag only", e);
        }
    }

    /** True if the value was sealed for that place. */
    boolean opens(byte[] key, byte[] value) {
        try {
            return !open(key, value).name().isEmpty();
        } catch (DamagedDocumentException e) {
            return false;
        }
    }

    /** Takes the opened bytes apart. @throws MalformedException if they are no document */
    static Document parse(Bytes plain) {
        MalformedException.unless(plain.size() >= LENGTHS, Fault.TOO_SHORT, "a document begins with two lengths");
        ByteBuffer buffer = plain.buffer();
        int name = buffer.getInt();
        int content = buffer.getInt();
        MalformedException.unless(
                name >= 0 && content >= 0 && (long) name + content <= buffer.remaining(),
                Fault.TOO_SHORT,
                "name and content are as long as the document says");
        int start = LENGTHS + name;
        return new Document(plain.slice(LENGTHS, start).text(), plain.slice(start, start + content));
    }

    private Cipher start(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = bulk.aesGcm();
        cipher.init(mode, sealKey, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(key);
        return cipher;
    }

    private byte[] mac(String shelf, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(nameKey);
            mac.update(shelf.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
