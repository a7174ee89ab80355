package org.tallystick.sealing.hpke;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * A public key to which data can be sealed. On the ledger it is the raw key in base64url ({@code encryption} of an
 * account, {@code vault} of a member); its length says which mechanism it belongs to. Whether the mechanism takes it
 * shows when it is used: {@link Hpke#accepts}.
 */
public record RecipientKey(Kem kem, Bytes raw) {
    public RecipientKey {
        MalformedException.unless(
                raw.size() == kem.keySize(),
                Fault.KEY,
                "an encryption key of " + kem + " has " + kem.keySize() + " bytes");
    }

    /** The key of whichever mechanism has keys of that length. @throws MalformedException {@link Fault#KEY} */
    public static RecipientKey of(Bytes raw) {
        return Kem.ofKeySize(raw.size())
                .map(kem -> new RecipientKey(kem, raw))
                .orElseThrow(() -> new MalformedException(
                        Fault.KEY, "an encryption key has 1,216 bytes (X-Wing) or 32 bytes (X25519)"));
    }

    /** From unpadded base64url. @throws MalformedException {@link Fault#KEY} or {@link Fault#NOT_BASE64URL} */
    public static RecipientKey parseUrl(String base64url) {
        return of(Bytes.wrap(Base64Text.decodeUrl(base64url)));
    }

    /** The key in unpadded base64url. */
    public String url() {
        return Base64Text.encodeUrl(raw.dangerArray());
    }

    /** Its mechanism and first characters: enough to tell keys apart. */
    @Override
    public String toString() {
        return kem + " " + url().substring(0, 16);
    }
}
