package org.tallystick.sealing.hpke;

import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Bouncy Castle's HPKE, kept in one class so that nothing of it is loaded before something is sealed or opened. */
final class BouncyHpke {
    static final int TAG = 16;

    private static final byte[] NO_AAD = {};

    private BouncyHpke() {}

    static RecipientKey publicKey(Kem kem, Bytes secret) {
        HPKE hpke = suite(kem, HPKE.aead_AES_GCM256);
        return new RecipientKey(
                kem, Bytes.wrap(hpke.serializePublicKey(pair(hpke, secret).getPublic())));
    }

    static Bytes seal(RecipientKey to, Bytes info, Bytes plaintext, byte[] fresh) {
        return seal(HPKE.aead_AES_GCM256, to, info, NO_AAD, plaintext, fresh);
    }

    /** With the suite's AEAD and additional data open, for other people's vectors. */
    static Bytes seal(short aead, RecipientKey to, Bytes info, byte[] aad, Bytes plaintext, byte[] fresh) {
        HPKEContextWithEncapsulation context = encapsulate(suite(to.kem(), aead), to, info, fresh);
        try {
            return concat(context.getEncapsulation(), context.seal(aad, plaintext.dangerArray()));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing with a fresh key cannot fail", e);
        }
    }

    static Optional<Bytes> open(RecipientSecret secret, Bytes info, Bytes sealed) {
        return open(HPKE.aead_AES_GCM256, secret, info, NO_AAD, sealed);
    }

    static Optional<Bytes> open(short aead, RecipientSecret secret, Bytes info, byte[] aad, Bytes sealed) {
        Kem kem = secret.publicKey().kem();
        int split = kem.encapsulationSize();
        if (sealed.size() < split + TAG) {
            return Optional.empty();
        }
        HPKE hpke = suite(kem, aead);
        AsymmetricCipherKeyPair pair = ownPair(hpke, secret);
        try {
            byte[] enc = sealed.slice(0, split).dangerArray();
            byte[] ciphertext = sealed.slice(split, sealed.size()).dangerArray();
            return Optional.of(
                    Bytes.wrap(hpke.setupBaseR(enc, pair, info.dangerArray()).open(aad, ciphertext)));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static boolean accepts(RecipientKey key) {
        try {
            encapsulate(
                    suite(key.kem(), HPKE.aead_AES_GCM256),
                    key,
                    Bytes.EMPTY,
                    new byte[key.kem().randomness()]);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    private static HPKEContextWithEncapsulation encapsulate(HPKE hpke, RecipientKey to, Bytes info, byte[] fresh) {
        try {
            AsymmetricKeyParameter key = hpke.deserializePublicKey(to.raw().dangerArray());
            return switch (to.kem()) {
                case X25519 -> hpke.setupBaseS(key, info.dangerArray(), hpke.deriveKeyPair(fresh));
                case X_WING -> hpke.setupBaseS(key, info.dangerArray(), fresh);
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new MalformedException(Fault.KEY, "the encryption key is not a point or lattice key one can seal to");
        }
    }

    private static AsymmetricCipherKeyPair ownPair(HPKE hpke, RecipientSecret secret) {
        AsymmetricCipherKeyPair pair = pair(hpke, secret.secret());
        Bytes derived = Bytes.wrap(hpke.serializePublicKey(pair.getPublic()));
        MalformedException.unless(
                derived.equals(secret.publicKey().raw()),
                Fault.KEY,
                "the private and the public part do not belong together");
        return pair;
    }

    private static AsymmetricCipherKeyPair pair(HPKE hpke, Bytes secret) {
        return hpke.deserializePrivateKey(secret.dangerArray(), null);
    }

    private static HPKE suite(Kem kem, short aead) {
        short id = switch (kem) {
            case X25519 -> HPKE.kem_X25519_SHA256;
            case X_WING -> HPKE.kem_X_WING;
        };
        return new HPKE(HPKE.mode_base, id, HPKE.kdf_HKDF_SHA256, aead);
    }

    private static Bytes concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return Bytes.wrap(both);
    }
}
