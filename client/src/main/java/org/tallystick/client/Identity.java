package org.tallystick.client;

import java.security.SecureRandom;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;

/**
 * Who speaks: an account of a network with the two keys that make it that account. Never prints a key.
 *
 * @param signing signs transactions and request tokens (Ed25519)
 * @param encryption opens what is released to the account
 */
public record Identity(NetworkName network, AccountId account, PrivateKey signing, RecipientSecret encryption) {
    /** The same account with keys that nobody knows yet; they count once {@link Connection#rotate} is done. */
    public Identity withNewKeys(SecureRandom random) {
        return new Identity(
                network,
                account,
                PrivateKey.generate(Algorithm.ED25519, random),
                RecipientSecret.generate(Kem.X_WING, random));
    }

    @Override
    public String toString() {
        return account + " on " + network;
    }
}
