package org.tallystick.sharing.holder;

import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TransactionSigner;

/**
 * Signs as the member's node. Its transactions expire soon: an answer that lies about for long would rest on an old look
 * at the clock.
 */
public final class Pen {
    /** How long a transaction has to reach its place, in seconds. */
    private static final long LIFETIME = 30;

    private static final int JTI_SIZE = 16;

    /** A signed transaction, with its details if it has some. */
    record Draft(Bytes jws, Optional<Details> details) {}

    private final NetworkName network;
    private final AccountId node;
    private final TransactionSigner signer;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final InstantSource ledger;

    /**
     * @param random a secure one: it draws what keeps details from being guessed
     * @param clock the holder's own
     * @param ledger the time of the member's own ledger; where the clock was set back behind it, transactions are dated by
     *     it, for the ledger would not take them else
     */
    public Pen(
            NetworkName network,
            MemberId member,
            PrivateKey key,
            RandomGenerator random,
            InstantSource clock,
            InstantSource ledger) {
        this.network = network;
        this.node = AccountId.nodeOf(member);
        this.signer = new TransactionSigner(network, node, key);
        this.random = random;
        this.clock = clock;
        this.ledger = ledger;
    }

    MemberId member() {
        return node.member();
    }

    long now() {
        return clock.millis();
    }

    Draft sign(String call, JsonObject args) {
        return new Draft(sign(jti(), call, args), Optional.empty());
    }

    /** Adds the digest of the details to the arguments. */
    Draft sign(String call, JsonObject.Builder args, JsonObject body) {
        String jti = jti();
        Details details = Details.write(network, new TransactionId(node, jti), call, body, bytes(Details.SALT_SIZE));
        JsonObject all = args.with(Details.ARGUMENT, details.digest()).build();
        return new Draft(sign(jti, call, all), Optional.of(details));
    }

    private Bytes sign(String jti, String call, JsonObject args) {
        long seconds = Math.max(clock.millis(), ledger.millis()) / 1000;
        return signer.sign(call, args, jti, seconds, seconds + LIFETIME);
    }

    private String jti() {
        return Base64Text.encodeUrl(bytes(JTI_SIZE).dangerArray());
    }

    private Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
