package org.tallystick.sealing.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.PayloadReader.Reading;

class PayloadReaderTest {
    private static final int MIB = Layout.CHUNK;
    private static final SealedBytes THREE_CHUNKS = SealedBytes.of(2 * MIB + 1000);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 17})
    void whatWasSealedIsRead(int size) throws IOException {
        SealedBytes payload = SealedBytes.of(size);
        assertThat(payload.sealed()).hasSize((int) new Layout(size).sealedSize());
        assertThat(payload.reader().readAll(SealedBytes.serving(payload.sealed()), out))
                .isEqualTo(new Reading.Whole(size));
        assertThat(out.toByteArray()).isEqualTo(payload.plain());
    }

    @Property(tries = 200)
    void anyRangeIsRead(@ForAll @IntRange(max = 2 * MIB + 999) int from, @ForAll @IntRange(min = 1) int length)
            throws IOException {
        int to = (int) Math.min((long) from + length, THREE_CHUNKS.plain().length);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        assertThat(THREE_CHUNKS.reader().read(SealedBytes.serving(THREE_CHUNKS.sealed()), from, to, part))
                .isEqualTo(new Reading.Whole(to - from));
        assertThat(part.toByteArray()).isEqualTo(Arrays.copyOfRange(THREE_CHUNKS.plain(), from, to));
    }

    @Test
    void aRangeFetchesOnlyItsChunks() throws IOException {
        SealedSource source = (from, to) -> {
            assertThat(from).isEqualTo(Layout.SEALED_CHUNK);
            assertThat(to).isEqualTo(2L * Layout.SEALED_CHUNK);
            return SealedBytes.serving(THREE_CHUNKS.sealed()).open(from, to);
        };
        assertThat(THREE_CHUNKS.reader().read(source, MIB, 2L * MIB, out)).isEqualTo(new Reading.Whole(MIB));
    }

    @Property(tries = 200)
    void everyFlippedBitIsNoticed(
            @ForAll @IntRange(max = 2 * MIB + 1000 + 47) int at, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        byte[] changed = THREE_CHUNKS.sealed().clone();
        changed[at] ^= (byte) (1 << bit);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        int chunk = Layout.chunkOfSealed(at);
        assertThat(THREE_CHUNKS.reader().readAll(SealedBytes.serving(changed), part))
                .isInstanceOfSatisfying(
                        Reading.Damaged.class,
                        damaged -> assertThat(damaged.chunk()).isEqualTo(chunk));
        assertThat(part.size()).isEqualTo(chunk * MIB);
    }

    @Test
    void chunksInAnotherOrderAreNoticed() throws IOException {
        byte[] swapped = THREE_CHUNKS.sealed().clone();
        System.arraycopy(THREE_CHUNKS.sealed(), 0, swapped, Layout.SEALED_CHUNK, Layout.SEALED_CHUNK);
        System.arraycopy(THREE_CHUNKS.sealed(), Layout.SEALED_CHUNK, swapped, 0, Layout.SEALED_CHUNK);
        assertThat(readAll(THREE_CHUNKS, swapped)).isInstanceOf(Reading.Damaged.class);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MIB, MIB + 15, MIB + 16, MIB + 17, 2 * (MIB + 16), 2 * (MIB + 16) + 1015})
    void aPayloadCutOffIsNoticed(int size) throws IOException {
        assertThat(readAll(THREE_CHUNKS, Arrays.copyOf(THREE_CHUNKS.sealed(), size)))
                .isEqualTo(new Reading.CutOff(size / (MIB + 16)));
    }

    @Test
    void bytesAfterTheEndAreNoticed() throws IOException {
        byte[] longer = Arrays.copyOf(THREE_CHUNKS.sealed(), THREE_CHUNKS.sealed().length + 1);
        assertThat(THREE_CHUNKS.reader().readAll(SealedBytes.servingAll(longer), out))
                .isInstanceOf(Reading.Damaged.class);
    }

    @Test
    void aShorterPayloadDoesNotPassForTheWhole() throws IOException {
        SealedBytes whole = SealedBytes.of(2 * MIB);
        byte[] half = Arrays.copyOf(whole.plain(), MIB);
        Release shortened =
                new Release(whole.release().payload(), whole.release().key(), SealedBytes.manifest(half));
        PayloadReader reader = new PayloadReader(shortened, shortened.manifest().commitment(), Bulk.fastest());
        assertThat(reader.readAll(SealedBytes.serving(whole.sealed()), out)).isInstanceOf(Reading.Damaged.class);
    }

    @Test
    void anotherPayloadsChunksAreNoticedEvenUnderTheSameKey() throws IOException {
        SealedBytes other = SealedBytes.of(
                THREE_CHUNKS.plain(),
                new Handle("ffffffffffffffffffffffffffffffff"),
                THREE_CHUNKS.release().key());
        assertThat(readAll(THREE_CHUNKS, other.sealed())).isInstanceOf(Reading.Damaged.class);
    }

    @Test
    void aHolderWhoSealsOtherContentIsNoticed() throws IOException {
        byte[] forged = THREE_CHUNKS.plain().clone();
        forged[MIB + 5] ^= 1;
        SealedBytes other = SealedBytes.of(
                forged, THREE_CHUNKS.release().payload(), THREE_CHUNKS.release().key());
        assertThat(readAll(THREE_CHUNKS, other.sealed()))
                .isInstanceOfSatisfying(
                        Reading.Damaged.class,
                        damaged -> assertThat(damaged.chunk()).isEqualTo(1));
    }

    @Test
    void aReleaseOfSomethingElseIsRefused() {
        Hash committed = SealedBytes.of(5).release().manifest().commitment();
        assertThatThrownBy(() -> new PayloadReader(THREE_CHUNKS.release(), committed, Bulk.fastest()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void bothProvidersSealTheSameBytes() {
        SealedBytes payload = SealedBytes.of(100_000);
        ChunkCipher jdk = new ChunkCipher(
                Bulk.jdk(), payload.release().key(), payload.release().payload());
        byte[] sealed = new byte[100_016];
        jdk.seal(ChunkCipher.Part.LAST, 0, payload.plain(), 100_000, sealed);
        assertThat(sealed).isEqualTo(payload.sealed());
    }

    @Test
    void secretsNeverPrint() {
        DataKey key = DataKey.generate(new SecureRandom());
        assertThat(key.toString()
                        + THREE_CHUNKS.release()
                        + THREE_CHUNKS.release().manifest().salt())
                .doesNotContain(THREE_CHUNKS.release().manifest().salt().url());
    }

    private Reading readAll(SealedBytes payload, byte[] served) throws IOException {
        return payload.reader().readAll(SealedBytes.serving(served), out);
    }
}
