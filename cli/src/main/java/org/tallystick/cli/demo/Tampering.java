package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.node.Audit;
import org.tallystick.node.folder.NetworkDirectory;

/** The last scene: the network is stopped, and someone changes one bit of its log on the disk. */
final class Tampering {
    private final Path folder;
    private final Teller teller;

    Tampering(Path folder, Teller teller) {
        this.folder = folder;
        this.teller = teller;
    }

    /** Plays it, and says whether the change was found out. */
    boolean play() throws IOException {
        teller.scene("Someone edits the data directory");
        Path blocks = newestBlocks();
        byte[] honest = Files.readAllBytes(blocks);
        byte[] forged = honest.clone();
        int at = positionOfAWord(forged);
        forged[at] ^= 1;
        Files.write(blocks, forged);
        teller.plain("one bit of a signed answer is changed in " + folder.relativize(blocks));
        try {
            teller.does("fsck --home " + folder);
            return tell(Audit.run(new NetworkDirectory(folder), _ -> {}));
        } finally {
            Files.write(blocks, honest);
        }
    }

    private boolean tell(Fsck.Report report) {
        if (report.clean()) {
            teller.bad("nobody noticed");
            return false;
        }
        teller.good("found out: " + report.findings().getFirst().message());
        return true;
    }

    private Path newestBlocks() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
            return files.filter(file -> file.toString().endsWith(".blocks"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** A byte in the middle of the log, within somebody's signed words. */
    private static int positionOfAWord(byte[] log) {
        byte[] word = "accesses".getBytes(StandardCharsets.US_ASCII);
        for (int at = log.length / 2; at < log.length - word.length; at++) {
            if (Arrays.equals(log, at, at + word.length, word, 0, word.length)) {
                return at;
            }
        }
        return log.length / 2;
    }
}
