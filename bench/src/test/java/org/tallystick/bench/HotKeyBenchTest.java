package org.tallystick.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.keys.SignatureVerifier;

/** A figure stands for requests that were all done. */
class HotKeyBenchTest {
    @TempDir
    private Path folder;

    @Test
    void aRequestThatIsRefusedMakesTheMeasurementFail() {
        SignatureVerifier verifier = SignatureVerifier.fastest();
        BenchNetwork network = new BenchNetwork(200, new SecureRandom(), InstantSource.system(), verifier);
        String unknownRecord = network.handle();
        try (LocalLedger ledger = LocalLedger.found(folder, network, verifier)) {
            assertThatThrownBy(() -> HotKeyBench.requests(ledger, network, Duration.ofMillis(100), _ -> unknownRecord))
                    .hasMessageContaining("a transaction was refused");
        }
    }
}
