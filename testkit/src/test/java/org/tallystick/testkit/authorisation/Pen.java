package org.tallystick.testkit.authorisation;

import java.security.SecureRandom;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TransactionSigner;

/** Signs in one network for whoever holds it, and draws what has to be random. */
record Pen(NetworkName network, SecureRandom random) {
    private static final long LIFETIME = 600;

    /** Signs a call at a time, in milliseconds since 1970. */
    Bytes sign(Person by, String call, JsonObject.Builder args, long now) {
        long seconds = now / 1000;
        return new TransactionSigner(network, by.id(), by.key())
                .sign(call, args.build(), Base64Text.encodeUrl(bytes(16)), seconds, seconds + LIFETIME);
    }

    PrivateKey key() {
        return PrivateKey.generate(Algorithm.ED25519, random);
    }

    Handle handle() {
        return new Handle(Bytes.wrap(bytes(16)).hex());
    }

    Hash hash() {
        return Hash.wrap(bytes(32));
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
