package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.sharing.vault.VaultFixture.MIB;
import static org.tallystick.sharing.vault.VaultFixture.content;
import static org.tallystick.sharing.vault.VaultFixture.served;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.payload.PayloadReader;
import org.tallystick.sealing.payload.PayloadReader.Reading;

class VaultTest {
    private static final byte[] LETTER = content(5_000);

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 7})
    void whatWasReceivedIsRead(int size) throws IOException {
        byte[] content = content(size);
        Hash commitment = fixture.keep(content);
        assertThat(fixture.read(commitment, 0, size)).isEqualTo(content);
        assertThat(fixture.file())
                .hasSize(PayloadFile.length(fixture.held(commitment).manifest().layout()));
    }

    @Test
    void aRangeIsReadFromItsChunks() throws IOException {
        byte[] content = content(3 * MIB + 7);
        Hash commitment = fixture.keep(content);
        fixture.flip(fixture.file(), PayloadFile.position(5));
        assertThat(fixture.read(commitment, MIB, 3L * MIB + 7))
                .isEqualTo(Arrays.copyOfRange(content, MIB, 3 * MIB + 7));
        assertThat(fixture.read(commitment, 2L * MIB - 3, 2L * MIB + 3))
                .isEqualTo(Arrays.copyOfRange(content, 2 * MIB - 3, 2 * MIB + 3));
        assertThat(fixture.reports).isEmpty();
    }

    @Test
    void aReaderVerifiesWhatTheVaultServes() throws IOException {
        byte[] content = content(2 * MIB + 100);
        Hash commitment = fixture.keep(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HeldPayload payload = fixture.held(commitment)) {
            PayloadReader reader = new PayloadReader(payload.dangerRelease(), commitment, Bulk.jdk());
            assertThat(reader.read((from, to) -> served(payload, from, to), MIB - 1, 2L * MIB + 1, out))
                    .isEqualTo(new Reading.Whole(MIB + 2));
        }
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(content, MIB - 1, 2 * MIB + 1));
    }

    @Test
    void sealedRangesNeedNotBeginAtChunks() throws IOException {
        Hash commitment = fixture.keep(content(2 * MIB));
        try (HeldPayload payload = fixture.held(commitment)) {
            byte[] all = served(payload, 0, 2L * MIB + 32).readAllBytes();
            assertThat(served(payload, 1_000_000, 1_100_000).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(all, 1_000_000, 1_100_000));
        }
    }

    @Test
    void thePayloadOfNoRecordIsGoneAfterAnHour() throws IOException {
        Hash orphan = fixture.store(LETTER);
        Hash kept = fixture.store(content(6_000));
        Hash lateRecord = fixture.store(content(7_000));
        fixture.vault.keep(kept);
        fixture.now = fixture.now.plus(Duration.ofMinutes(59));
        assertThat(fixture.vault.sweep(_ -> Set.of())).isEqualTo(new Sweep(0, 0));
        fixture.now = fixture.now.plus(Duration.ofMinutes(2));
        assertThat(fixture.vault.sweep(_ -> Set.of(lateRecord))).isEqualTo(new Sweep(1, 1));
        assertThat(fixture.vault.find(orphan)).isInstanceOf(Found.Absent.class);
        assertThat(fixture.read(kept, 0, 6_000)).isEqualTo(content(6_000));
        assertThat(fixture.read(lateRecord, 0, 7_000)).isEqualTo(content(7_000));
    }

    @Test
    void aReservedPayloadStaysForAnotherHour() throws IOException {
        Hash commitment = fixture.store(LETTER);
        fixture.now = fixture.now.plus(Duration.ofMinutes(50));
        assertThat(fixture.vault.reserve(commitment)).isTrue();
        fixture.now = fixture.now.plus(Duration.ofMinutes(50));
        assertThat(fixture.vault.sweep(_ -> Set.of())).isEqualTo(new Sweep(0, 0));
        assertThat(fixture.vault.reserve(Hash.of(LETTER))).isFalse();
    }

    @Test
    void keepingTwiceIsKeepingOnce() throws IOException {
        Hash commitment = fixture.keep(LETTER);
        assertThat(fixture.vault.keep(commitment)).isTrue();
        assertThat(fixture.vault.keep(Hash.of(LETTER))).isFalse();
    }

    @Test
    void erasedMeansGoneFromEveryFolder() throws IOException {
        Hash kept = fixture.keep(LETTER);
        Hash waiting = fixture.store(content(100));
        Hash damaged = fixture.keep(content(200));
        fixture.flip(fixture.folder.resolve("kept").resolve(pathOf(damaged)), 90);
        fixture.scrub();
        for (Hash commitment : List.of(kept, waiting, damaged)) {
            assertThat(fixture.vault.erase(commitment)).isTrue();
            assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Absent.class);
            assertThat(fixture.vault.erase(commitment)).isFalse();
        }
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void whatACrashLeftIsRemovedOnStart() throws IOException {
        Hash kept = fixture.keep(LETTER);
        Path leftover = fixture.folder.resolve("staging").resolve("0123");
        Files.write(leftover, content(100));
        fixture.reopen();
        assertThat(leftover).doesNotExist();
        assertThat(fixture.read(kept, 0, LETTER.length)).isEqualTo(LETTER);
    }

    @Test
    void aVaultIsOpenInOnePlaceOnly() {
        assertThatThrownBy(() -> fixture.open(VaultFixture.SETTINGS, fixture.vaultKey))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use by another node");
    }

    @Test
    void anotherVaultKeyOpensNothing() throws IOException {
        Hash commitment = fixture.keep(LETTER);
        fixture.vault.close();
        fixture.vault = fixture.open(VaultFixture.SETTINGS, MasterKey.generate(new SecureRandom()));
        assertThat(fixture.vault.find(commitment)).isInstanceOf(Found.Absent.class);
        assertThat(fixture.scrub().damaged()).isOne();
    }

    @Test
    void manyUploadsAtOnceDoNotDisturbOneAnother() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> uploads = IntStream.rangeClosed(1, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        byte[] content = content(10_000 * i);
                        Hash commitment = fixture.keep(content);
                        fixture.vault.sweep(_ -> Set.of());
                        return Arrays.equals(fixture.read(commitment, 0, content.length), content);
                    })
                    .toList();
            for (Future<Boolean> same : threads.invokeAll(uploads)) {
                assertThat(same.get()).isTrue();
            }
        }
        assertThat(fixture.scrub().payloads()).isEqualTo(60);
    }

    @Test
    void onlyTheOwnerSeesTheFolders() throws IOException {
        fixture.keep(LETTER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.folder.resolve("kept"))))
                .isEqualTo("rwx------");
    }

    private Path pathOf(Hash commitment) throws IOException {
        try (Folders names = namesOnly()) {
            String name = names.name(commitment);
            return Path.of(name.substring(0, 2), name);
        }
    }

    private Folders namesOnly() throws IOException {
        return Folders.open(folder.resolve("names"), fixture.vaultKey);
    }
}
