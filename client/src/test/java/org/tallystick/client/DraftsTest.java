package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;

class DraftsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Identity SOMEONE = Someone.withKeys();

    @Test
    void twoClocksThatAreSecondsApartSignTheSameTimes() {
        Transaction one = signedAt("2026-11-27T10:15:00.001Z");
        Transaction other = signedAt("2026-11-27T10:15:59.870Z");

        assertThat(List.of(other.issuedAt(), other.expiresAt())).containsExactly(one.issuedAt(), one.expiresAt());
    }

    @Test
    void aTransactionIsGoodForNineMinutesAtLeast() {
        Instant now = Instant.parse("2026-11-27T10:15:59.999Z");

        Transaction signed = signedAt(now.toString());

        assertThat(signed.issuedAt()).isLessThanOrEqualTo(now.getEpochSecond());
        assertThat(signed.expiresAt() - now.getEpochSecond()).isBetween(540L, 600L);
    }

    private static Transaction signedAt(String time) {
        Instant now = Instant.parse(time);
        Drafts drafts = new Drafts(SOMEONE, new Source(RANDOM, () -> now, System::nanoTime));
        return Transaction.parse(drafts.open("grants.revoke", JsonObject.EMPTY).jws())
                .orThrow();
    }
}
