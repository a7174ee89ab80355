package org.tallystick.sharing.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.payload.DataKey;

/**
 * Wraps payloads' data keys under a key derived from the member's vault key: AES-256-GCM with a random nonce, good for
 * 2^32 payloads (NIST SP 800-38D, section 8.3). The additional data names the payload.
 */
final class KeyWrap {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    /** The length of a wrapped key: nonce, key, tag. */
    static final int WRAPPED = NONCE + DataKey.SIZE + TAG;

    private final Bulk bulk;
    private final SecureRandom random;
    private final SecretKey key;

    KeyWrap(MasterKey vaultKey, Bulk bulk, SecureRandom random) {
        this.bulk = bulk;
        this.random = random;
        this.key = vaultKey.derive("tally vault/1: data keys", "AES");
    }

    Bytes wrap(Handle payload, DataKey dataKey) {
        byte[] wrapped = new byte[WRAPPED];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        System.arraycopy(nonce, 0, wrapped, 0, NONCE);
        try {
            start(Cipher.ENCRYPT_MODE, payload, nonce)
                    .doFinal(dataKey.dangerBytes().dangerArray(), 0, DataKey.SIZE, wrapped, NONCE);
            return Bytes.wrap(wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrapping a key cannot fail", e);
        }
    }

    /** The data key, or nothing if it was wrapped under another vault key, for another payload, or has been changed. */
    Optional<DataKey> unwrap(Handle payload, Bytes wrapped) {
        try {
            byte[] nonce = wrapped.slice(0, NONCE).dangerArray();
            byte[] opened = start(Cipher.DECRYPT_MODE, payload, nonce)
                    .doFinal(wrapped.dangerArray(), NONCE, DataKey.SIZE + TAG);
            return Optional.of(DataKey.of(Bytes.wrap(opened)));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("unwrapping fails by its tag only", e);
        }
    }

    private Cipher start(int mode, Handle payload, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = bulk.aesGcm();
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(("tally-datakey/1 " + payload).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
