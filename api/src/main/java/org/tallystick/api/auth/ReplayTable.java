package org.tallystick.api.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.tx.RequestToken;

/**
 * The tokens that were used, each remembered until it can no longer be valid. Two generations of a fixed time each: the older
 * is forgotten when the younger is full of age, so that nothing is ever searched for what has expired.
 */
public final class ReplayTable {
    /** Whether a token may be used. */
    enum Use {
        FIRST,
        AGAIN,
        /** The account has used so many tokens that no more can be remembered; it must wait. */
        TOO_MANY
    }

    /** A generation in nanoseconds: longer than any request token lives, with room for clocks that differ. */
    static final long GENERATION = 400L * 1_000_000_000;

    private record Name(long high, long low) {}

    private static final class Generation {
        final Set<Name> tokens = new HashSet<>();
        final Map<AccountId, Integer> perAccount = new HashMap<>();
    }

    private final int maxInAll;
    private final int maxPerAccount;
    private final LongSupplier nanos;
    private Generation younger = new Generation();
    private Generation older = new Generation();
    private long bornAt;

    /**
     * An empty table.
     *
     * @param maxInAll tokens that a generation remembers
     * @param maxPerAccount tokens that it remembers of one account
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public ReplayTable(int maxInAll, int maxPerAccount, LongSupplier nanos) {
        this.maxInAll = maxInAll;
        this.maxPerAccount = maxPerAccount;
        this.nanos = nanos;
        this.bornAt = nanos.getAsLong();
    }

    synchronized Use use(RequestToken token) {
        age();
        Name name = name(token);
        if (younger.tokens.contains(name) || older.tokens.contains(name)) {
            return Use.AGAIN;
        }
        int used = younger.perAccount.getOrDefault(token.issuer(), 0);
        if (used >= maxPerAccount || younger.tokens.size() >= maxInAll) {
            return Use.TOO_MANY;
        }
        younger.perAccount.put(token.issuer(), used + 1);
        younger.tokens.add(name);
        return Use.FIRST;
    }

    private void age() {
        long now = nanos.getAsLong();
        if (now - bornAt >= GENERATION) {
            older = now - bornAt >= 2 * GENERATION ? new Generation() : younger;
            younger = new Generation();
            bornAt = now;
        }
    }

    /** By issuer and jti, not by the bytes: there could be several signatures over the same claims. */
    private static Name name(RequestToken token) {
        String text = token.issuer() + "/" + token.jti();
        ByteBuffer hash = ByteBuffer.wrap(
                Hash.of(text.getBytes(StandardCharsets.US_ASCII)).dangerArray());
        return new Name(hash.getLong(), hash.getLong());
    }
}
