package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.CRC32C;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.ledger.store.StoreFailure.Problem;

/** Directories that must not be opened, each with an error of its own. */
class StoreDirectoryTest {
    @TempDir
    Path root;

    @Test
    void secondNodeOnADirectoryIsRefused() {
        try (LedgerStore _ = open()) {
            assertRefused(Problem.IN_USE).hasMessageContaining("Stop it first");
        }
        open().close();
    }

    @Test
    void nobodyElseOnTheMachineLooksIntoANewDirectory() throws IOException {
        Path fresh = root.resolve("new").resolve("ledger");
        LedgerStore.open(fresh, SyntheticBlocks.NETWORK).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void directoryOfAnotherNetworkIsRefused() {
        LedgerStore.open(root, new NetworkName("ledger.example/other")).close();
        assertRefused(Problem.OTHER_NETWORK).hasMessageContaining("ledger.example/other");
    }

    @Test
    void segmentOfAnotherNetworkIsRefused() throws IOException {
        LedgerStore.open(root, new NetworkName("ledger.example/other")).close();
        Files.writeString(root.resolve("FORMAT"), "tallystick ledger 1\nnetwork " + SyntheticBlocks.NETWORK + "\n");
        assertRefused(Problem.OTHER_NETWORK).hasMessageContaining("00000000.blocks");
    }

    @Test
    void unknownFormatIsRefused() throws IOException {
        open().close();
        Files.writeString(root.resolve("FORMAT"), "tallystick ledger 2\nnetwork " + SyntheticBlocks.NETWORK + "\n");
        assertRefused(Problem.UNKNOWN_FORMAT).hasMessageContaining("tallystick ledger 2");
    }

    @Test
    void segmentOfUnknownFormatIsRefused() throws IOException {
        open().close();
        byte[] segment = Images.segment(root);
        ByteBuffer.wrap(segment).putInt(8, 2);
        CRC32C checksum = new CRC32C();
        checksum.update(segment, 0, Segment.HEADER - 4);
        ByteBuffer.wrap(segment).putInt(Segment.HEADER - 4, (int) checksum.getValue());
        Files.write(Images.segmentFile(root), segment);
        assertRefused(Problem.UNKNOWN_FORMAT).hasMessageContaining("has format 2");
    }

    @Test
    void blocksWithoutFormatAreNotTakenForANewLedger() throws IOException {
        open().close();
        Files.delete(root.resolve("FORMAT"));
        assertRefused(Problem.UNKNOWN_FORMAT).hasMessageContaining("network " + SyntheticBlocks.NETWORK);
    }

    @Test
    void readOnlyFilesAreRefused() throws IOException {
        open().close();
        for (Path path : new Path[] {Images.segmentFile(root), root.resolve("blocks"), root.resolve("LOCK"), root}) {
            var before = Files.getPosixFilePermissions(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
            assertRefused(Problem.READ_ONLY).hasMessageContaining("Make it writable");
            Files.setPosixFilePermissions(path, before);
        }
        open().close();
    }

    @Test
    void filesInPlaceOfFoldersAreRefusedAndStay() throws IOException {
        try (LedgerStore store = open()) {
            new SyntheticBlocks(1).commit(store, 1);
        }
        for (String name : List.of("blocks", "index", "hashes", "offsets", "state")) {
            Path folder = root.resolve(name);
            Path aside = Files.move(folder, root.resolve("aside"));
            Files.writeString(folder, "notes");
            assertRefused(Problem.NOT_A_FOLDER)
                    .hasMessageContaining(folder + " is a file")
                    .hasMessageContaining("away");
            assertThat(folder).hasContent("notes");
            Files.delete(folder);
            Files.move(aside, folder);
        }
        open().close();
    }

    @Test
    void missingSegmentIsRefused() throws IOException {
        Tuning small = new Tuning(5_000, 1_000_000, 10_000);
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK, small)) {
            SyntheticBlocks blocks = new SyntheticBlocks(1);
            for (int i = 0; i < 10; i++) {
                blocks.commit(store, 3);
            }
        }
        Files.delete(Segment.path(root.resolve("blocks"), 1));
        assertRefused(Problem.BLOCKS_MISSING).hasMessageContaining("Segment 1");
    }

    @Test
    void failureLeavesTheDirectoryFree() throws IOException {
        try (LedgerStore store = open()) {
            new SyntheticBlocks(1).commit(store, 1);
        }
        byte[] segment = Images.segment(root);
        segment[0] ^= 1;
        Files.write(Images.segmentFile(root), segment);
        assertRefused(Problem.DAMAGED);
        segment[0] ^= 1;
        Files.write(Images.segmentFile(root), segment);
        open().close();
    }

    private LedgerStore open() {
        return LedgerStore.open(root, SyntheticBlocks.NETWORK);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Problem problem) {
        return assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        StoreFailure.class,
                        failure -> assertThat(failure.problem()).isEqualTo(problem));
    }
}
