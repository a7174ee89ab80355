package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sharing.vault.VaultFixture.MIB;
import static org.tallystick.sharing.vault.VaultFixture.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.Salt;

/** What a vault takes in, and what it leaves nothing of. */
class ReceptionTest {
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

    @Test
    void aTrueDeclarationIsTaken() throws IOException {
        Salt salt = Salt.generate(new SecureRandom());
        Manifest manifest = PayloadDigest.of(new ByteArrayInputStream(LETTER), salt, Bulk.jdk());
        Declared declared =
                new Declared(OptionalLong.of(LETTER.length), Optional.of(salt), Optional.of(manifest.commitment()));
        assertThat(receive(LETTER, declared)).isEqualTo(new Received.Stored(manifest));
    }

    @Test
    void aFalseDeclarationLeavesNothingBehind() throws IOException {
        Salt salt = Salt.generate(new SecureRandom());
        Declared otherContent = new Declared(OptionalLong.empty(), Optional.of(salt), Optional.of(Hash.of(LETTER)));
        assertThat(receive(LETTER, otherContent)).isInstanceOf(Received.NotAsDeclared.class);
        assertThat(receive(LETTER, Declared.size(LETTER.length - 1))).isInstanceOf(Received.NotAsDeclared.class);
        assertThat(receive(LETTER, Declared.size(LETTER.length + 1))).isEqualTo(new Received.CutOff(LETTER.length));
        assertThat(receive(new byte[0], Declared.NOTHING)).isEqualTo(new Received.Empty());
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void anUploadCutOffMidwayLeavesNothingBehind() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(content(3 * MIB)), new Failing());
        assertThat(fixture.vault.receive(broken, Declared.size(4L * MIB))).isEqualTo(new Received.CutOff(2L * MIB));
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItComes() throws IOException {
        assertThat(fixture.vault.receive(new Failing(), Declared.size(8L * MIB + 1)))
                .isEqualTo(new Received.TooLarge(8L * MIB));
        assertThat(receive(content(8 * MIB + 1), Declared.NOTHING)).isEqualTo(new Received.TooLarge(8L * MIB));
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void whatTheDiskHasNoRoomForIsRefused() throws IOException {
        fixture.vault.close();
        VaultSettings greedy = new VaultSettings(8L * MIB, Long.MAX_VALUE / 2, Duration.ofHours(1));
        fixture.vault = fixture.open(greedy, fixture.vaultKey);
        assertThat(receive(LETTER, Declared.NOTHING)).isEqualTo(new Received.NoSpace());
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void theSamePayloadIsStoredOnce() throws IOException {
        Declared declared =
                new Declared(OptionalLong.empty(), Optional.of(Salt.generate(new SecureRandom())), Optional.empty());
        Received first = receive(LETTER, declared);
        assertThat(receive(LETTER, declared)).isEqualTo(first);
        fixture.vault.keep(((Received.Stored) first).commitment());
        assertThat(receive(LETTER, declared)).isEqualTo(first);
        assertThat(fixture.files()).hasSize(1);
    }

    private Received receive(byte[] content, Declared declared) throws IOException {
        return fixture.vault.receive(new ByteArrayInputStream(content), declared);
    }

    /** An uploader whose connection breaks, or who is not to be listened to. */
    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
