package org.tallystick.formats.keys;

import java.security.GeneralSecurityException;
import org.tallystick.formats.Bytes;

/** A key that verifies with pooled signature objects of one provider, after the rule's own checks. */
record ProviderKey(PublicKey publicKey, java.security.PublicKey decoded, SignaturePool pool) implements PreparedKey {

    @Override
    public boolean verify(Bytes message, Bytes signature) {
        if (!wellFormed(signature)) {
            return false;
        }
        try {
            return pool.use(provider -> {
                provider.initVerify(decoded);
                provider.update(message.dangerArray());
                return provider.verify(signature.dangerArray());
            });
        } catch (GeneralSecurityException e) {
            // How providers say that a point is not on the curve, or a hint of ML-DSA not well-formed.
            return false;
        }
    }

    private boolean wellFormed(Bytes signature) {
        return switch (publicKey.algorithm()) {
            case ED25519 -> Ed25519Rule.allowsSignature(signature);
            case ML_DSA_44 -> signature.size() == Algorithm.ML_DSA_44.signatureSize();
        };
    }
}
