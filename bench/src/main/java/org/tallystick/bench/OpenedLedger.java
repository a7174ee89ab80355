package org.tallystick.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.ledger.engine.Genesis;

/** A process that opens a ledger and says what it holds in memory; {@link Reopened} starts it. */
final class OpenedLedger {
    private OpenedLedger() {}

    /** {@code LEDGER GENESIS}. */
    public static void main(String[] args) throws IOException {
        Genesis genesis =
                Genesis.parse(Bytes.wrap(Files.readAllBytes(Path.of(args[1])))).orThrow();
        try (LocalLedger ledger = LocalLedger.open(Path.of(args[0]), genesis, SignatureVerifier.fastest())) {
            Child.say("open", ledger.entries());
            System.gc();
            Child.say(
                    "heap",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            Child.say("resident", resident());
        }
    }

    /** Bytes of memory of this process; those of its heap where the system does not say (all but Linux). */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Runtime.getRuntime().totalMemory();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                .findFirst()
                .orElse(0);
    }
}
