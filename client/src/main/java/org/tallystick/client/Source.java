package org.tallystick.client;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.tx.TokenSigner;

/**
 * Where the client's randomness and time come from.
 *
 * @param ahead by how much what goes onto the ledger is dated ahead of the clock, where the ledger is
 */
record Source(SecureRandom random, InstantSource clock, LongSupplier nanos, Duration ahead) {
    /** How long a request token is good for, in seconds. */
    private static final long TOKEN_LIFETIME = 60;

    private static final long SECONDS_OF_A_MINUTE = 60;

    /** One that dates by its clock. */
    Source(SecureRandom random, InstantSource clock, LongSupplier nanos) {
        this(random, clock, nanos, Duration.ZERO);
    }

    static Source system() {
        return by(InstantSource.system());
    }

    static Source by(InstantSource clock) {
        return new Source(new SecureRandom(), clock, System::nanoTime);
    }

    String jti() {
        return Base64Text.encodeUrl(bytes(16).dangerArray());
    }

    Handle handle() {
        return new Handle(bytes(16).hex());
    }

    Bytes salt() {
        return bytes(Details.SALT_SIZE);
    }

    long seconds() {
        return clock.instant().getEpochSecond();
    }

    /** The same source, with what goes onto the ledger dated ahead. */
    Source ahead(Duration by) {
        return new Source(random, clock, nanos, by);
    }

    /** The time by which what goes onto the ledger is dated, in seconds since 1970. */
    long dated() {
        return seconds() + ahead.toSeconds();
    }

    /**
     * The beginning of this minute, in seconds since 1970. What goes onto the ledger says no more of the time than that:
     * by how much a clock is off is much the same in all that one device signs, whatever account it signs for.
     */
    long minute() {
        long now = dated();
        return now - now % SECONDS_OF_A_MINUTE;
    }

    long millis() {
        return clock.millis();
    }

    /** Whether so much time has passed from now on, whatever happens to the clock meanwhile. */
    BooleanSupplier after(Duration time) {
        long begun = nanos.getAsLong();
        return () -> nanos.getAsLong() - begun >= time.toNanos();
    }

    TokenSigner.Stamp stamp() {
        long now = seconds();
        return new TokenSigner.Stamp(jti(), now, now + TOKEN_LIFETIME);
    }

    /** Lets a moment pass, or less if the thread is interrupted. */
    void pause(Duration moment) {
        LockSupport.parkNanos(moment.toNanos());
    }

    Bytes bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
