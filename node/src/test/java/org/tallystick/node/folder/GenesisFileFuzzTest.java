package org.tallystick.node.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** Whatever a network's genesis file says, a founder's address is found in it or it is said why not. */
@Tag("slow")
class GenesisFileFuzzTest {
    private static final MemberId FOUNDER = new MemberId("st-mary");
    private static final String SIGNATURE = Base64Text.encodeUrl(new byte[64]);

    @FuzzTest(maxDuration = "1m")
    void file(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("network");
        NetworkDirectory directory = new NetworkDirectory(folder);
        try {
            Files.write(directory.genesis(), input);
            GenesisFile genesis = GenesisFile.read(directory).orElseThrow();
            assertThat(genesis.network()).isEqualTo(genesis.genesis().network());
            genesis.address(FOUNDER)
                    .ifPresent(address -> assertThat(address.getRawAuthority()).isNotEmpty());
        } catch (FolderException e) {
            assertThat(e.getMessage()).contains("genesis.json");
        } catch (MalformedException e) {
            assertThat(e.detail()).isNotEmpty();
        } finally {
            Files.delete(directory.genesis());
            Files.delete(folder);
        }
    }

    /** What one founder says alone, so that the search is not lost in base64url. */
    @FuzzTest(maxDuration = "1m")
    void founder(byte[] input) throws IOException {
        String header = Base64Text.encodeUrl(
                "{\"alg\":\"Ed25519\",\"typ\":\"tally-tx+jwt\"}".getBytes(StandardCharsets.US_ASCII));
        String line = header + "." + Base64Text.encodeUrl(input) + "." + SIGNATURE;
        Bytes genesis = JsonObject.with("network", "ledger.example/test")
                .with("time", 1_800_000_000_000L)
                .with("founders", JsonArray.ofStrings(List.of(line)))
                .build()
                .canonical();
        file(genesis.toArray());
    }
}
