package org.tallystick.testkit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.node.Audit;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sharing.contracts.NetworkContracts;
import org.tallystick.testkit.telling.TellingContract;

/**
 * A second node far away: a process of its own, with another locale, time zone and charset and other salts in its hashed
 * collections, that executes a stopped network's log from the first block on and says which roots come out.
 */
final class AuditProcess {
    private AuditProcess() {}

    /** The contracts of the network, and one that does what no contract may. */
    static final Contracts WITH_TELLING = NetworkContracts.ALL.with(new TellingContract());

    /** Arguments: the network's directory, and whether its contracts are {@link #WITH_TELLING}. */
    public static void main(String[] args) throws IOException {
        System.out.println("here: " + here());
        Contracts contracts = Boolean.parseBoolean(args[1]) ? WITH_TELLING : NetworkContracts.ALL;
        Fsck.Report report = Audit.run(new NetworkDirectory(Path.of(args[0])), contracts, _ -> {});
        System.out.println(line(report));
        report.findings().forEach(System.out::println);
    }

    static String here() {
        return Locale.getDefault() + " " + ZoneId.systemDefault() + " " + Charset.defaultCharset();
    }

    static String line(Fsck.Report report) {
        return (report.clean() ? "clean " : "unclean ") + report.blocks() + " " + report.entries() + " "
                + report.logRoot() + " " + report.stateRoot();
    }

    /** What it printed. */
    static List<String> run(Path root, boolean telling) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-Dfile.encoding=COMPAT",
                "-cp",
                System.getProperty("java.class.path"),
                AuditProcess.class.getName(),
                root.toString(),
                String.valueOf(telling));
        process.environment().put("LC_ALL", "C");
        Process running = process.redirectErrorStream(true).start();
        List<String> lines = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        running.waitFor();
        return lines;
    }
}
