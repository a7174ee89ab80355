package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.sharing.vault.VaultFixture.MIB;
import static org.tallystick.sharing.vault.VaultFixture.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Hash;

/** A vault is checked bit by bit and over restarts, while it is used. */
class VaultScrubTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PAYLOADS = 20;
    private static final int SIZE = 200;

    @TempDir
    Path folder;

    private VaultFixture fixture;

    @BeforeEach
    void open() throws IOException {
        fixture = new VaultFixture(folder.resolve("vault"));
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void roundGoesOnAfterARestartWhereItWas() throws IOException {
        List<Path> files = keepMany();
        advanceHalfway();
        fixture.reopen();
        fixture.flip(files.getFirst(), 90);
        fixture.flip(files.getLast(), 90);
        assertThat(fixture.scrub()).isEqualTo(new Scrub(PAYLOADS, (PAYLOADS - 1) * SIZE, 1, 0));
        assertThat(files.getFirst()).exists();
        assertThat(fixture.scrub()).isEqualTo(new Scrub(PAYLOADS - 1, (PAYLOADS - 2) * SIZE, 1, 0));
        assertThat(fixture.reports).hasSize(2);
    }

    @Test
    void whenItIsDueDoesNotDependOnRestarts() throws IOException {
        keepMany();
        assertThat(fixture.vault.scrubRest(DAY)).isZero();
        fixture.scrub();
        Instant ended = fixture.now;
        assertThat(restAfterARestartAt(ended)).isEqualTo(DAY);
        assertThat(restAfterARestartAt(ended.plus(Duration.ofHours(20)))).isEqualTo(Duration.ofHours(4));
        assertThat(restAfterARestartAt(ended.plus(Duration.ofDays(3)))).isZero();
        assertThat(restAfterARestartAt(ended.minus(Duration.ofDays(3))))
                .as("a clock that was set back puts it off by no more than the usual rest")
                .isEqualTo(DAY);
        advanceHalfway();
        assertThat(restAfterARestartAt(ended))
                .as("what was begun is ended first")
                .isZero();
    }

    @Test
    void vaultKnowsWhenItWasLastChecked() throws IOException {
        keepMany();
        assertThat(fixture.vault.scrubbed()).isEmpty();
        advanceHalfway();
        assertThat(fixture.vault.scrubbed()).isEmpty();
        fixture.scrub();
        Instant ended = fixture.now;
        fixture.now = ended.plus(DAY);
        advanceHalfway();
        fixture.reopen();
        assertThat(fixture.vault.scrubbed()).contains(ended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"bytes\":0,\"damaged\":0,\"done\":\"zz\",\"payloads\":0,\"unreadable\":0}"})
    void roundBeginsAnewWhereNobodyKnowsHowFarItWas(String spoilt) throws IOException {
        List<Path> files = keepMany();
        advanceHalfway();
        Files.writeString(fixture.folder.resolve("CHECKED"), spoilt);
        fixture.reopen();
        fixture.flip(files.getFirst(), 90);
        assertThat(fixture.scrub()).isEqualTo(new Scrub(PAYLOADS, (PAYLOADS - 1) * SIZE, 1, 0));
    }

    @Test
    void largePayloadIsCheckedChunkByChunk() throws IOException {
        fixture.keep(content(3 * MIB + 7));
        fixture.flip(fixture.file(), PayloadFile.position(3L * MIB + 48) + 3);
        try (VaultScrub scrub = fixture.vault.scrub()) {
            for (int call = 0; call < 4; call++) {
                assertThat(scrub.advance(1)).isTrue();
                assertThat(scrub.found()).isEqualTo(Scrub.NOTHING);
            }
            assertThat(scrub.advance(1)).isTrue();
            assertThat(scrub.found().damaged()).isOne();
            assertThat(scrub.advance(1)).isFalse();
        }
    }

    @Test
    void payloadThatIsErasedInTheMiddleIsNotDamaged() throws IOException {
        Hash commitment = fixture.keep(content(3 * MIB));
        try (VaultScrub scrub = fixture.vault.scrub()) {
            assertThat(scrub.advance(1 + MIB)).isTrue();
            fixture.vault.erase(commitment);
            assertThat(scrub.advance(MIB)).isFalse();
            assertThat(scrub.found()).isEqualTo(Scrub.NOTHING);
        }
        assertThat(fixture.reports).isEmpty();
    }

    @Test
    void payloadThatTheDiskDoesNotGiveIsSaidAndPassedOver() throws IOException {
        Path unreadable = keepMany().getFirst();
        Files.delete(unreadable);
        Files.createSymbolicLink(unreadable, unreadable);
        try (VaultScrub scrub = fixture.vault.scrub()) {
            assertThatThrownBy(() -> scrub.advance(1)).isInstanceOf(IOException.class);
            assertThat(scrub.advance(100L * MIB)).isFalse();
            assertThat(scrub.found()).isEqualTo(new Scrub(PAYLOADS, (PAYLOADS - 1) * SIZE, 0, 1));
        }
        assertThat(fixture.vault.quarantined()).isZero();
    }

    private List<Path> keepMany() throws IOException {
        for (int i = 0; i < PAYLOADS; i++) {
            fixture.keep(content(SIZE));
        }
        return fixture.files();
    }

    private void advanceHalfway() throws IOException {
        try (VaultScrub scrub = fixture.vault.scrub()) {
            while (scrub.found().payloads() < PAYLOADS / 2) {
                assertThat(scrub.advance(1)).isTrue();
            }
        }
    }

    private Duration restAfterARestartAt(Instant when) throws IOException {
        fixture.now = when;
        fixture.reopen();
        return fixture.vault.scrubRest(DAY);
    }
}
