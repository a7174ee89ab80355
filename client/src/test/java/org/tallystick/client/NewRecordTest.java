package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.payload.Salt;

class NewRecordTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Source SOURCE = new Source(RANDOM, Instant::now, System::nanoTime);
    private static final Handle RECORD = new Handle("0123456789abcdef0123456789abcdef");
    private static final Stored STORED = new Stored(9, Salt.parseUrl("A".repeat(43)), Hash.wrap(new byte[32]));

    @Test
    void aCorrectionSaysAgainWhateverTheNewestVersionSays() {
        NewRecord first = new NewRecord(
                        RECORD, 1, RECORD, Description.of("lab-report", "HbA1c", "text/csv"), Optional.empty())
                .by("the night shift")
                .onlyIn(List.of("eu", "us"));
        JsonObject shared = body(first);

        NewRecord next = NewRecord.following(shown(shared)).orElseThrow();

        assertThat(next).isEqualTo(first.next());
        assertThat(body(next)).isEqualTo(withoutSubject(shared));
    }

    @Test
    void whatTheNodeDoesNotShowIsNotGuessed() {
        JsonObject hidden = JsonObject.with("record", RECORD.value())
                .with("version", 1)
                .with("details", JsonObject.EMPTY)
                .build();
        assertThat(NewRecord.following(hidden)).isEmpty();
    }

    private static JsonObject body(NewRecord meta) {
        Drafts drafts = new Drafts(Someone.withKeys(), SOURCE);
        return new ShareDrafts(drafts, SOURCE)
                .draft(meta, STORED)
                .details()
                .map(Details::body)
                .orElseThrow();
    }

    private static JsonObject shown(JsonObject body) {
        return JsonObject.with("record", RECORD.value())
                .with("subject", RECORD.value())
                .with("version", 1)
                .with("details", JsonObject.with("body", body).build())
                .build();
    }

    private static JsonObject withoutSubject(JsonObject body) {
        return body.toBuilder().without("subject").without("aboutSalt").build();
    }
}
