package org.tallystick.testkit.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What a machine that loses its power may leave behind the last block that was synced. */
final class Wreckage {
    private static final byte[] FRAME = {(byte) 0xff, 'T', 'B', 'L'};
    private static final int LONGEST = 9_000;

    private Wreckage() {}

    /** Writes some at the end of the last segment. @return what kind, for the record */
    static String leave(Path ledger, SplittableRandom random) throws IOException {
        Path segment = lastSegment(ledger.resolve("blocks"));
        byte[] log = Files.readAllBytes(segment);
        byte[] junk = new byte[random.nextInt(1, LONGEST)];
        String kind = switch (random.nextInt(3)) {
            case 0 -> "zeros";
            case 1 -> {
                random.nextBytes(junk);
                yield "noise";
            }
            default -> {
                junk = beginningOfABlock(log, random);
                yield "the beginning of a block";
            }
        };
        Files.write(segment, junk, StandardOpenOption.APPEND);
        return junk.length + " bytes of " + kind;
    }

    /** Of the last one, so that it looks like one that was being written. */
    private static byte[] beginningOfABlock(byte[] log, SplittableRandom random) {
        int at = log.length - FRAME.length;
        while (!Arrays.equals(log, at, at + FRAME.length, FRAME, 0, FRAME.length)) {
            at--;
        }
        return Arrays.copyOfRange(log, at, at + random.nextInt(1, log.length - at));
    }

    private static Path lastSegment(Path blocks) throws IOException {
        try (Stream<Path> segments = Files.list(blocks)) {
            return segments.max(Path::compareTo).orElseThrow();
        }
    }
}
