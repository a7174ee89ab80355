package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {
    @TempDir
    Path folder;

    @Test
    void orphansAndDamageAreFoundWithoutAnyoneAsking() throws Exception {
        CountDownLatch removed = new CountDownLatch(1);
        CountDownLatch damaged = new CountDownLatch(1);
        try (VaultFixture fixture = new VaultFixture(folder.resolve("vault"))) {
            fixture.keep(VaultFixture.content(300));
            fixture.flip(fixture.file(), 90);
            fixture.store(VaultFixture.content(200));
            fixture.now = fixture.now.plus(Duration.ofHours(2));
            Upkeep.Rhythm quick = new Upkeep.Rhythm(Duration.ofMillis(5), Duration.ofMillis(5));
            try (Upkeep upkeep = Upkeep.start(fixture.vault, _ -> Set.of(), quick, new Told(removed, damaged))) {
                assertThat(removed.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(damaged.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upkeep).isNotNull();
            }
            assertThat(fixture.file().getParent()).hasFileName("quarantine");
        }
    }

    private record Told(CountDownLatch removed, CountDownLatch damaged) implements Upkeep.Log {
        @Override
        public void swept(Sweep sweep) {
            if (sweep.removed() > 0) {
                removed.countDown();
            }
        }

        @Override
        public void scrubbed(Scrub scrub) {
            if (!scrub.damaged().isEmpty()) {
                damaged.countDown();
            }
        }

        @Override
        public void failed(IOException why) {
            throw new AssertionError(why);
        }
    }
}
