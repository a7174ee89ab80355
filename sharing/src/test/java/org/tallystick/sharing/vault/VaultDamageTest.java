package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sharing.vault.VaultFixture.MIB;
import static org.tallystick.sharing.vault.VaultFixture.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Hash;

/** Someone edits a vault's files, and is found out. */
class VaultDamageTest {
    private static final int SIZE = 2 * MIB + 500;

    @TempDir
    Path folder;

    private VaultFixture fixture;
    private Hash commitment;

    @BeforeEach
    void open() throws IOException {
        fixture = new VaultFixture(folder.resolve("vault"));
        commitment = fixture.keep(content(SIZE));
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
    }

    @Test
    void everyByteOfAFileCounts() throws IOException {
        Path file = fixture.file();
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int at = round < 30
                    ? random.nextInt(good.length)
                    : random.nextInt(200) + (round < 45 ? 0 : good.length - 200);
            fixture.flip(file, at);
            assertThat(fixture.scrub().damaged()).as("byte " + at).isOne();
            assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Quarantined.class);
            Files.delete(fixture.file());
            Files.write(file, good);
        }
        assertThat(fixture.reports).hasSize(60);
    }

    @Test
    void aDamagedChunkIsNeverServed() throws IOException {
        fixture.flip(fixture.file(), PayloadFile.position(MIB + 16) + 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HeldPayload payload = fixture.held(commitment)) {
            assertThat(payload.copySealed(0, SIZE + 3 * 16, out))
                    .isEqualTo(new Copied.Damaged("chunk 1 does not open"));
        }
        assertThat(out.size()).isEqualTo(MIB + 16);
        assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Quarantined.class);
        assertThat(fixture.file().getParent()).hasFileName("quarantine");
        assertThat(fixture.vault.quarantined()).isOne();
        assertThat(fixture.reports).hasSize(1);
    }

    @Test
    void aQuarantinedPayloadCanComeAgain() throws IOException {
        fixture.flip(fixture.file(), 30);
        assertThat(fixture.scrub().damaged()).isOne();
        fixture.vault.close();
        fixture.vault = fixture.open(VaultFixture.SETTINGS, fixture.vaultKey);
        Hash again = fixture.keep(content(SIZE));
        assertThat(fixture.read(again, 0, SIZE)).isEqualTo(content(SIZE));
    }

    @Test
    void chunksInAnotherOrderAreNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(fixture.file());
        byte[] swapped = bytes.clone();
        int chunk = MIB + 16;
        System.arraycopy(bytes, PayloadFile.HEADER, swapped, PayloadFile.HEADER + chunk, chunk);
        System.arraycopy(bytes, PayloadFile.HEADER + chunk, swapped, PayloadFile.HEADER, chunk);
        Files.write(fixture.file(), swapped);
        assertThat(fixture.scrub().damaged()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 83, 84, 100, 140, 141, MIB, 2 * MIB + 16, -1})
    void aFileCutOffIsNoticed(int length) throws IOException {
        byte[] bytes = Files.readAllBytes(fixture.file());
        Files.write(fixture.file(), Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
        assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Quarantined.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 47, 48, 49, MIB, MIB + 48})
    void aFileMadeLongerIsNoticed(int by) throws IOException {
        byte[] bytes = Files.readAllBytes(fixture.file());
        Files.write(fixture.file(), Arrays.copyOf(bytes, bytes.length + by));
        assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Quarantined.class);
    }

    @Test
    void anotherPayloadUnderItsNameIsNoticed() throws IOException {
        Path mine = fixture.file();
        fixture.keep(content(3_000));
        Path other = fixture.files().stream()
                .filter(file -> !file.equals(mine))
                .findFirst()
                .orElseThrow();
        Files.write(mine, Files.readAllBytes(other));
        assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Quarantined.class);
    }

    @Test
    void aDamagedPayloadThatWaitsIsNotSilentlyRemoved() throws IOException {
        fixture.vault.erase(commitment);
        fixture.store(content(10));
        fixture.flip(fixture.file(), PayloadFile.position(10 + 16) + 5);
        fixture.now = Instant.now().plusSeconds(3_700);
        fixture.vault.sweep(waiting -> waiting);
        assertThat(fixture.reports).hasSize(1);
        assertThat(fixture.file().getParent()).hasFileName("quarantine");
    }
}
