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
            Upkeep.Rhythm quick = quick(Duration.ofMillis(5));
            try (Upkeep upkeep = Upkeep.start(fixture.vault, _ -> Set.of(), quick, new Told(removed, damaged))) {
                assertThat(removed.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(damaged.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upkeep).isNotNull();
            }
            assertThat(fixture.file().getParent()).hasFileName("quarantine");
        }
    }

    @Test
    void restartPutsAScrubOffNeitherNorForward() throws Exception {
        try (VaultFixture fixture = new VaultFixture(folder.resolve("vault"))) {
            fixture.keep(VaultFixture.content(300));
            fixture.scrub();
            fixture.now = fixture.now.plus(Duration.ofHours(1));
            Counted early = new Counted(3);
            try (Upkeep upkeep = Upkeep.start(fixture.vault, _ -> Set.of(), quick(Duration.ofDays(1)), early)) {
                assertThat(early.sweeps.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upkeep).isNotNull();
            }
            assertThat(early.scrubs.getCount()).isOne();
            fixture.now = fixture.now.plus(Duration.ofDays(1));
            Counted due = new Counted(0);
            try (Upkeep upkeep = Upkeep.start(fixture.vault, _ -> Set.of(), quick(Duration.ofDays(1)), due)) {
                assertThat(due.scrubs.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(upkeep).isNotNull();
            }
        }
    }

    private static Upkeep.Rhythm quick(Duration scrub) {
        return new Upkeep.Rhythm(Duration.ofMillis(5), Duration.ofMillis(1), 1 << 20, Duration.ofMillis(1), scrub);
    }

    private static final class Counted implements Upkeep.Log {
        private final CountDownLatch sweeps;
        private final CountDownLatch scrubs = new CountDownLatch(1);

        private Counted(int sweeps) {
            this.sweeps = new CountDownLatch(sweeps);
        }

        @Override
        public void swept(Sweep sweep) {
            sweeps.countDown();
        }

        @Override
        public void scrubbed(Scrub scrub) {
            scrubs.countDown();
        }

        @Override
        public void failed(IOException why) {
            throw new AssertionError(why);
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
            if (scrub.damaged() > 0) {
                damaged.countDown();
            }
        }

        @Override
        public void failed(IOException why) {
            throw new AssertionError(why);
        }
    }
}
