package org.tallystick.api.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.ledger.contract.Account;

/**
 * The tokens that were used, each remembered until it can no longer be valid. Two generations of a fixed time each: the older
 * is forgotten when the younger is full of age, so that nothing is ever searched for what has expired. The accounts and the
 * members have {@link Shares} of the room, so that who floods shuts out nobody else.
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
        final Shares shares;

        Generation(int room, int members) {
            this.shares = new Shares(room, members);
        }
    }

    private final int room;
    private final IntSupplier members;
    private final LongSupplier nanos;
    private Generation younger;
    private Generation older;
    private long bornAt;

    /**
     * An empty table.
     *
     * @param room tokens that a generation remembers; some hundred bytes each
     * @param members how many members share it
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public ReplayTable(int room, IntSupplier members, LongSupplier nanos) {
        this.room = room;
        this.members = members;
        this.nanos = nanos;
        this.younger = born();
        this.older = born();
        this.bornAt = nanos.getAsLong();
    }

    synchronized Use use(Account account, String jti) {
        age();
        Name name = name(account.id(), jti);
        if (younger.tokens.contains(name) || older.tokens.contains(name)) {
            return Use.AGAIN;
        }
        if (!younger.shares.take(account)) {
            return Use.TOO_MANY;
        }
        younger.tokens.add(name);
        return Use.FIRST;
    }

    private Generation born() {
        return new Generation(room, members.getAsInt());
    }

    private void age() {
        long now = nanos.getAsLong();
        if (now - bornAt >= GENERATION) {
            older = now - bornAt >= 2 * GENERATION ? born() : younger;
            younger = born();
            bornAt = now;
        }
    }

    /** By issuer and jti, not by the bytes: there could be several signatures over the same claims. */
    private static Name name(AccountId issuer, String jti) {
        String text = issuer + "/" + jti;
        ByteBuffer hash = ByteBuffer.wrap(
                Hash.of(text.getBytes(StandardCharsets.US_ASCII)).dangerArray());
        return new Name(hash.getLong(), hash.getLong());
    }
}
