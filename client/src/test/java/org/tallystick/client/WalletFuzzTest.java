package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.MalformedException;

/** Whatever lies beside a wallet's keys, its accounts are read from it or it is said why not. */
@Tag("slow")
class WalletFuzzTest {
    private static final String NAME = "ada";

    @FuzzTest(maxDuration = "1m")
    void profile(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("wallets");
        Path file = folder.resolve(NAME + ".json");
        try {
            Files.write(file, input);
            for (Wallet.Entry entry : Wallet.entries(folder, NAME)) {
                assertThat(entry.node().getRawAuthority()).isNotEmpty();
            }
        } catch (MalformedException e) {
            assertThat(e.detail()).isNotEmpty();
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
