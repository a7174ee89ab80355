package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.sharing.vault.VaultFixture.MIB;
import static org.tallystick.sharing.vault.VaultFixture.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sharing.vault.VaultAudit.Fate;

/** A node is stopped, and someone looks whether its vault is as it was left. */
class VaultAuditTest {
    private static final int LARGE = 2 * MIB + 77;

    @TempDir
    Path folder;

    private VaultFixture fixture;
    private Hash large;
    private Path largeFile;
    private Hash small;
    private Path smallFile;

    @BeforeEach
    void leaveAVault() throws IOException {
        fixture = new VaultFixture(folder.resolve("vault"));
        large = fixture.keep(content(LARGE));
        largeFile = fixture.file();
        small = fixture.keep(content(500));
        smallFile = fixture.files().stream()
                .filter(file -> !file.equals(largeFile))
                .findFirst()
                .orElseThrow();
        fixture.close();
    }

    @Test
    void soundPayloadsAreReadToTheLastByteAndNothingChanges() throws IOException {
        Map<Path, FileTime> before = times();
        AtomicLong read = new AtomicLong();
        try (VaultAudit audit = open()) {
            audit.read(read::addAndGet);
            assertThat(audit.claim(large)).isEqualTo(new Fate.Sound());
            assertThat(audit.claim(small)).isEqualTo(new Fate.Sound());
            assertThat(audit.payloads()).isEqualTo(2);
            assertNothingElse(audit);
        }
        assertThat(read.get()).isGreaterThan(LARGE + 500).isLessThan(LARGE + 1_000);
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void bitThatFlippedInTheLastChunkIsFound() throws IOException {
        fixture.flip(largeFile, PayloadFile.position(2 * (MIB + 16)) + 50);
        try (VaultAudit audit = read()) {
            assertThat(audit.claim(large)).isEqualTo(new Fate.Damaged(shown(largeFile), "chunk 2 does not open"));
            assertThat(audit.claim(small)).isEqualTo(new Fate.Sound());
        }
        assertThat(largeFile).exists();
    }

    @Test
    void missingPayloadIsNamedByWhereItShouldLie() throws IOException {
        Files.delete(smallFile);
        try (VaultAudit audit = read()) {
            assertThat(audit.claim(small)).isEqualTo(new Fate.Missing(shown(smallFile)));
        }
    }

    @Test
    void swappedFilesAreBothDamaged() throws IOException {
        Path aside = folder.resolve("aside");
        Files.move(largeFile, aside);
        Files.move(smallFile, largeFile);
        Files.move(aside, smallFile);
        try (VaultAudit audit = read()) {
            String why = "the file lies under another payload's name";
            assertThat(audit.claim(large)).isEqualTo(new Fate.Damaged(shown(largeFile), why));
            assertThat(audit.claim(small)).isEqualTo(new Fate.Damaged(shown(smallFile), why));
        }
    }

    @Test
    void payloadThatWasPutAsideIsMissedOnlyIfThereIsNoOther() throws IOException {
        Path quarantine = folder.resolve("vault/quarantine").resolve(smallFile.getFileName());
        Files.copy(smallFile, quarantine);
        try (VaultAudit audit = read()) {
            assertThat(audit.claim(small)).isEqualTo(new Fate.Sound());
            assertThat(audit.putAside()).containsExactly(shown(quarantine));
        }
        Files.delete(smallFile);
        try (VaultAudit audit = read()) {
            assertThat(audit.claim(small)).isEqualTo(new Fate.Quarantined(shown(quarantine)));
            assertThat(audit.putAside()).isEmpty();
        }
    }

    @Test
    void onlyWhatHasWaitedForLongIsForgotten() throws IOException {
        fixture = new VaultFixture(folder.resolve("other"));
        fixture.now = Instant.now();
        fixture.store(content(10));
        Path waiting = fixture.file();
        fixture.close();
        try (VaultAudit audit = read()) {
            assertThat(audit.unclaimed()).isEmpty();
        }
        Files.setLastModifiedTime(waiting, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        try (VaultAudit audit = read()) {
            assertThat(audit.unclaimed()).containsExactly("waiting/" + waiting.getFileName());
        }
    }

    @Test
    void damagedFileThatNoRecordClaimsIsSaidByItsName() throws IOException {
        fixture.flip(smallFile, 3);
        try (VaultAudit audit = read()) {
            audit.claim(large);
            assertThat(audit.damagedUnclaimed()).containsOnlyKeys(shown(smallFile));
        }
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        try (VaultAudit audit = open(Optional.of(MasterKey.generate(new SecureRandom())))) {
            audit.read(_ -> {});
            assertThat(audit.opensNone()).isTrue();
        }
        try (VaultAudit audit = read()) {
            assertThat(audit.opensNone()).isFalse();
        }
    }

    @Test
    void withoutTheKeyOnlyTheFormIsChecked() throws IOException {
        fixture.flip(largeFile, PayloadFile.position(50));
        try (VaultAudit audit = open(Optional.empty())) {
            audit.read(_ -> {});
            assertThat(audit.damagedUnclaimed()).isEmpty();
        }
        fixture.flip(smallFile, 2);
        try (VaultAudit audit = open(Optional.empty())) {
            audit.read(_ -> {});
            assertThat(audit.damagedUnclaimed()).containsOnlyKeys(shown(smallFile));
        }
    }

    @Test
    void vaultInUseIsRefused() throws IOException {
        fixture.vault = fixture.open(VaultFixture.SETTINGS, fixture.vaultKey);
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
        fixture.close();
    }

    private static void assertNothingElse(VaultAudit audit) {
        assertThat(audit.unclaimed()).isEmpty();
        assertThat(audit.damagedUnclaimed()).isEmpty();
        assertThat(audit.putAside()).isEmpty();
    }

    private VaultAudit read() throws IOException {
        VaultAudit audit = open();
        audit.read(_ -> {});
        return audit;
    }

    private VaultAudit open() throws IOException {
        return open(Optional.of(fixture.vaultKey));
    }

    private VaultAudit open(Optional<MasterKey> key) throws IOException {
        return VaultAudit.open(
                fixture.folder, key, Bulk.fastest(), Instant.now().minus(Duration.ofHours(1)));
    }

    private String shown(Path file) {
        return fixture.folder.relativize(file).toString();
    }

    private Map<Path, FileTime> times() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        List<Path> files = fixture.files();
        for (Path file : files) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }
}
