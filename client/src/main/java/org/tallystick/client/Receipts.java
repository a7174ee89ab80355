package org.tallystick.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;

/** The second door: what a receipt proves, offline, under a policy that its reader trusts. */
public final class Receipts {
    private Receipts() {}

    /**
     * Verifies a receipt.
     *
     * @param receipt a {@code .tlog-proof} file
     * @param policy a tlog-policy file that did not come with it
     * @throws org.tallystick.formats.MalformedException if the policy is not one; a bad receipt is a verdict
     */
    public static Verdict verify(Path receipt, Path policy) throws IOException {
        Policy trusted = Policy.parse(Bytes.wrap(Files.readAllBytes(policy))).orThrow();
        return new ReceiptVerifier(trusted, new JdkSignatures()).verify(Bytes.wrap(Files.readAllBytes(receipt)));
    }
}
