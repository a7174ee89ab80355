package org.tallystick.client;

import java.security.SecureRandom;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;

/** An account with fresh keys, for tests in which it does not matter whose. */
final class Someone {
    private Someone() {}

    static Identity withKeys() {
        SecureRandom random = new SecureRandom();
        return new Identity(
                new NetworkName("ledger.example/test"),
                AccountId.of("a7f3c2@lab-north"),
                PrivateKey.generate(Algorithm.ED25519, random),
                RecipientSecret.generate(Kem.X_WING, random));
    }
}
