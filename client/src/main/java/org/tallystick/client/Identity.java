package org.tallystick.client;

import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.RecipientSecret;

/**
 * Who speaks: an account of a network with the two keys that make it that account. Never prints a key.
 *
 * @param signing signs transactions and request tokens (Ed25519)
 * @param encryption opens what is released to the account
 */
public record Identity(NetworkName network, AccountId account, PrivateKey signing, RecipientSecret encryption) {
    @Override
    public String toString() {
        return account + " on " + network;
    }
}
