package org.tallystick.sealing.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;

class ReleaseTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Handle HANDLE = new Handle("00112233445566778899aabbccddeeff");
    private static final Binding HERE = new Binding.Release(
            new NetworkName("ledger.example/demo"), HANDLE, 3, HANDLE, 1, AccountId.of("a7f3c2@clinic"));

    private final RecipientSecret reader = RecipientSecret.generate(Kem.X_WING, RANDOM);
    private final Release release = SealedBytes.of(3_000_000).release();

    @Test
    void onlyTheReaderOpensIt() {
        Bytes sealed = release.seal(new Hpke(RANDOM), reader.publicKey(), HERE);
        assertThat(Release.open(reader, HERE, sealed)).hasValueSatisfying(opened -> {
            assertThat(opened.manifest()).isEqualTo(release.manifest());
            assertThat(opened.key().dangerBytes()).isEqualTo(release.key().dangerBytes());
        });
        assertThat(Release.open(RecipientSecret.generate(Kem.X_WING, RANDOM), HERE, sealed))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "salt", "size", "leaves"})
    void aManifestWhosePartsDisagreeIsRefused(String field) {
        JsonObject good = release.manifest().json();
        JsonObject other = SealedBytes.of(4_000_000).release().manifest().json();
        JsonObject mixed = good.toBuilder()
                .without(field)
                .with(field, other.get(field).orElseThrow())
                .build();
        if (field.equals("salt")) {
            assertThat(Manifest.fromJson(mixed).commitment())
                    .isNotEqualTo(release.manifest().commitment());
        } else {
            assertThatThrownBy(() -> Manifest.fromJson(mixed)).isInstanceOf(MalformedException.class);
        }
    }

    /** RFC 6962's tree as its reference implementation computes it over these eight inputs, see RFC 9162, 2.1.5. */
    @Test
    void theTreeIsThatOfTheReferenceImplementation() {
        String[] inputs = {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        };
        String[] roots = {
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        };
        Bytes hashes = Bytes.EMPTY;
        for (int i = 0; i < inputs.length; i++) {
            byte[] input = HexFormat.of().parseHex(inputs[i]);
            byte[] leaf = new byte[32];
            Leaves.hash(org.tallystick.formats.Hash.sha256(), input, input.length, leaf);
            hashes = Bytes.wrap(
                    HexFormat.of().parseHex(hashes.hex() + HexFormat.of().formatHex(leaf)));
            assertThat(HexFormat.of().formatHex(Leaves.of(hashes).root().toArray()))
                    .isEqualTo(roots[i]);
        }
    }
}
