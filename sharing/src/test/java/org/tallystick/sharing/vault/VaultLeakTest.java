package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.sharing.vault.VaultFixture.MIB;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.sealing.payload.Release;
import org.tallystick.sealing.payload.Salt;

/** Marked secrets go in; neither bytes nor names in the vault's folder show them, nor what would link them to the ledger. */
class VaultLeakTest {
    private static final String SECRET = "marked-secret-4711: Amina Yilmaz, HIV positive";
    private static final Salt SALT = new Salt(Bytes.utf8("a-salt-that-is-easy-to-find-1234"));

    @TempDir
    Path folder;

    @Test
    void neitherContentNorKeysNorCommitmentsShowInTheFolder() throws IOException {
        try (VaultFixture fixture = new VaultFixture(folder.resolve("vault"))) {
            Hash kept = store(fixture, marked(2 * MIB + 77));
            Hash waiting = store(fixture, marked(500));
            Hash damaged = store(fixture, marked(900));
            fixture.vault.keep(kept);
            fixture.vault.keep(damaged);
            Release release = fixture.held(kept).dangerRelease();
            fixture.flip(largestBelow(fixture, 2_000), 120);
            fixture.scrub();

            for (String trace : traces(release, kept, waiting, damaged)) {
                assertThat(namesAndBytes()).noneMatch(seen -> seen.contains(trace));
            }
            assertThat(fixture.reports).hasSize(1);
            assertThat(fixture.reports.toString() + release + fixture.vault.find(kept))
                    .doesNotContain(SECRET)
                    .doesNotContain(hex(release.key().dangerBytes()))
                    .doesNotContain(kept.url());
        }
    }

    @Test
    void anUploadThatFailsLeavesNoTraceEither() throws IOException {
        try (VaultFixture fixture = new VaultFixture(folder.resolve("vault"))) {
            Declared longer = new Declared(OptionalLong.of(5_000), Optional.of(SALT), Optional.empty());
            fixture.vault.receive(new ByteArrayInputStream(marked(4_000)), longer);
            assertThat(namesAndBytes()).noneMatch(seen -> seen.contains(SECRET));
            assertThat(fixture.files()).isEmpty();
        }
    }

    private static List<String> traces(Release release, Hash... commitments) {
        List<String> traces = new ArrayList<>(List.of(
                SECRET,
                latin(SALT.value()),
                latin(release.key().dangerBytes()),
                hex(release.key().dangerBytes()),
                latin(release.manifest().leaves().bytes().slice(0, Hash.SIZE)),
                release.manifest().root().url()));
        for (Hash commitment : commitments) {
            traces.addAll(List.of(
                    commitment.url(), commitment.base64(), hex(Bytes.wrap(commitment.toArray())), latin(commitment)));
        }
        return traces;
    }

    private static Hash store(VaultFixture fixture, byte[] content) throws IOException {
        Declared declared = new Declared(OptionalLong.empty(), Optional.of(SALT), Optional.empty());
        return ((Received.Stored) fixture.vault.receive(new ByteArrayInputStream(content), declared)).commitment();
    }

    private static byte[] marked(int size) {
        byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = secret[i % secret.length];
        }
        return content;
    }

    private static Path largestBelow(VaultFixture fixture, long limit) {
        return fixture.files().stream()
                .filter(file -> file.toFile().length() < limit)
                .filter(file -> file.toString().contains("kept"))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that someone sees who can read the folder. */
    private List<String> namesAndBytes() throws IOException {
        List<String> seen = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                seen.add(folder.relativize(file).toString());
                if (Files.isRegularFile(file)) {
                    seen.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return seen;
    }

    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private static String latin(Hash hash) {
        return new String(Arrays.copyOf(hash.toArray(), Hash.SIZE), StandardCharsets.ISO_8859_1);
    }

    private static String hex(Bytes bytes) {
        return bytes.hex();
    }
}
