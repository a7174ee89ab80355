package org.tallystick.testkit.network;

import java.security.SecureRandom;
import java.util.Optional;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Identity;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.TransactionSigner;

/** Signs transactions as a program without our client would, so that a test can date them and send them again. */
public final class Signing {
    private static final long LIFETIME = 600;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signing() {}

    /** A transaction without details, as of now. */
    public static Draft sign(Connection by, String call, JsonObject args) {
        long now = System.currentTimeMillis() / 1000;
        return sign(by, new TransactionId(by.identity().account(), jti()), call, args, Optional.empty(), now);
    }

    /** A transaction with details, dated so many seconds after 1970. */
    public static Draft sign(Connection by, String call, JsonObject args, JsonObject body, long seconds) {
        TransactionId id = new TransactionId(by.identity().account(), jti());
        Details details = Details.write(by.identity().network(), id, call, body, Bytes.wrap(random()));
        JsonObject all =
                args.toBuilder().with(Details.ARGUMENT, details.digest()).build();
        return sign(by, id, call, all, Optional.of(details), seconds);
    }

    private static Draft sign(
            Connection by, TransactionId id, String call, JsonObject args, Optional<Details> details, long seconds) {
        Identity me = by.identity();
        TransactionSigner signer = new TransactionSigner(me.network(), me.account(), me.signing());
        return new Draft(id, signer.sign(call, args, id.jti(), seconds, seconds + LIFETIME), details);
    }

    private static String jti() {
        return Base64Text.encodeUrl(random());
    }

    private static byte[] random() {
        byte[] random = new byte[Details.SALT_SIZE];
        RANDOM.nextBytes(random);
        return random;
    }
}
