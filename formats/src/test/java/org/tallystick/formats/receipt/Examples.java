package org.tallystick.formats.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.policy.Policy;

/** The files in {@code docs/examples}: receipts of the sample network. Run {@link #main} after a change of a format. */
final class Examples {
    static final Path FOLDER = Path.of("..", "docs", "examples");

    private static final int SIZE = 9;
    private static final int SHARED = 6;
    private static final int REFUSED = 7;
    private static final int HEADER = 8;

    private Examples() {}

    /** Writes them; the working directory is the module's folder. */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, Bytes> file : files().entrySet()) {
            Files.write(FOLDER.resolve(file.getKey()), file.getValue().toArray());
        }
    }

    static Map<String, Bytes> files() {
        SampleNetwork network = new SampleNetwork();
        Policy policy = SampleNetwork.policyForEd25519();
        SignedCheckpoint checkpoint = policy.trim(network.checkpoint(SIZE, 3)).orElseThrow();
        return Map.of(
                "policy", policy.encode(),
                "account.jwk",
                        SampleNetwork.key("doctor", Algorithm.ED25519)
                                .publicKey()
                                .jwk()
                                .canonical(),
                "shared.tlog-proof", network.receipt(SHARED, checkpoint).encode(),
                "refused.tlog-proof", network.receipt(REFUSED, checkpoint).encode(),
                "header.tlog-proof", network.receipt(HEADER, checkpoint).encode(),
                "grant.state-proof",
                        network.state()
                                .prove("grants/grant/00112233445566778899aabbccddeeff")
                                .json()
                                .canonical());
    }
}
