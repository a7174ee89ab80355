package org.tallystick.formats.keys;

import org.tallystick.formats.Bytes;

/** A public key decoded for one provider, to be kept beside an account and used from any thread. */
public interface PreparedKey {
    /** The key. */
    PublicKey publicKey();

    /** True if the signature over the message is this key's. Total: whatever the bytes, the answer is true or false. */
    boolean verify(Bytes message, Bytes signature);
}
