package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.PayloadReader;

/** A vault on a real disk with a clock that the test turns. */
final class VaultFixture implements AutoCloseable {
    static final int MIB = Layout.CHUNK;
    static final VaultSettings SETTINGS = new VaultSettings(8L * MIB, 0, Duration.ofHours(1));

    final List<Damage> reports = new ArrayList<>();
    final MasterKey vaultKey = MasterKey.generate(new SecureRandom());
    final Path folder;
    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    Vault vault;

    VaultFixture(Path folder) throws IOException {
        this(folder, SETTINGS);
    }

    VaultFixture(Path folder, VaultSettings settings) throws IOException {
        this.folder = folder;
        this.vault = open(settings, vaultKey);
    }

    Vault open(VaultSettings settings, MasterKey key) throws IOException {
        InstantSource clock = () -> now;
        return Vault.open(
                folder, settings, new Vault.VaultParts(key, Bulk.fastest(), new SecureRandom(), clock, reports::add));
    }

    void reopen() throws IOException {
        vault.close();
        vault = open(SETTINGS, vaultKey);
    }

    static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    Hash store(byte[] content) throws IOException {
        Received received = vault.receive(
                new ByteArrayInputStream(content),
                new Declared(OptionalLong.of(content.length), java.util.Optional.empty(), java.util.Optional.empty()));
        return ((Received.Stored) received).commitment();
    }

    Hash keep(byte[] content) throws IOException {
        Hash commitment = store(content);
        vault.keep(commitment);
        return commitment;
    }

    /** What a reader makes of it. */
    byte[] read(Hash commitment, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HeldPayload payload = held(commitment)) {
            PayloadReader reader = new PayloadReader(payload.dangerRelease(), commitment, Bulk.jdk());
            assertThat(reader.read((begin, end) -> served(payload, begin, end), from, to, out))
                    .isEqualTo(new PayloadReader.Reading.Whole(to - from));
        }
        return out.toByteArray();
    }

    /** The sealed bytes that a reader is sent. */
    static InputStream served(HeldPayload payload, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(payload.copySealed(from, to, out)).isEqualTo(new Copied.Whole(to - from));
        return new ByteArrayInputStream(out.toByteArray());
    }

    HeldPayload held(Hash commitment) throws IOException {
        return ((Found.Held) vault.find(commitment)).payload();
    }

    /** Checks the payloads to the end of the round. */
    Scrub scrub() throws IOException {
        try (VaultScrub scrub = vault.scrub()) {
            while (scrub.advance(MIB)) {
                assertThat(scrub.found().payloads()).isLessThan(1_000);
            }
            return scrub.found();
        }
    }

    /** All files of payloads, wherever they lie. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !folder.equals(file.getParent()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        List<Path> files = files();
        if (files.size() != 1) {
            throw new IllegalStateException("one file expected: " + files);
        }
        return files.getFirst();
    }

    void flip(Path file, long position) throws IOException {
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer one = java.nio.ByteBuffer.allocate(1);
            channel.position(position).read(one);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.position(position).write(one);
        }
    }

    @Override
    public void close() throws IOException {
        vault.close();
    }
}
