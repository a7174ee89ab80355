package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.ledger.store.StoreFailure.Problem;

/** A block of which only a part came to the disk, at every place where it can end. */
class TornBlockTest {
    @TempDir
    Path folder;

    private final SyntheticBlocks blocks = new SyntheticBlocks(3);
    private final LedgerModel model = new LedgerModel();
    private Path before;
    private Path after;
    private byte[] whole;
    private int start;

    /** Two images as a killed node would leave them: one before the last block was begun, one after it was committed. */
    @BeforeEach
    void takeImages() throws IOException {
        Path root = folder.resolve("original");
        try (LedgerStore store = LedgerStore.open(root, SyntheticBlocks.NETWORK)) {
            for (int i = 0; i < 4; i++) {
                model.add(blocks.commit(store, 2));
            }
            before = Images.copy(root, folder.resolve("before"));
            blocks.commit(store, 2);
            after = Images.copy(root, folder.resolve("after"));
        }
        start = Images.segment(before).length;
        whole = Images.segment(after);
    }

    @Test
    void tornBlockIsCutOff() throws IOException {
        for (int end = start + 1; end < whole.length; end += (whole.length - start) / 25) {
            assertCutOff(Arrays.copyOf(whole, end));
        }
        assertCutOff(Arrays.copyOf(whole, whole.length - 1));
    }

    @Test
    @Tag("slow")
    void tornBlockIsCutOffAtManyPlaces() throws IOException {
        for (int end = start + 1; end < whole.length; end += 5) {
            assertCutOff(Arrays.copyOf(whole, end));
        }
    }

    @Test
    void blockWhoseEndIsZerosIsCutOff() throws IOException {
        for (int end = start; end < whole.length; end += (whole.length - start) / 10) {
            byte[] zeros = whole.clone();
            Arrays.fill(zeros, end, zeros.length, (byte) 0);
            assertCutOff(zeros);
        }
    }

    @Test
    void everyTornBlockIsToldFromAWholeOne() throws IOException {
        Path blocksFolder = Images.copy(before, folder.resolve("log")).resolve("blocks");
        for (int end = start; end <= whole.length; end++) {
            Files.write(Segment.path(blocksFolder, 0), Arrays.copyOf(whole, end));
            try (BlockLog log = BlockLog.inspect(blocksFolder, SyntheticBlocks.NETWORK)) {
                BlockLog.Step step = log.step(start);
                if (end == start) {
                    assertThat(step).isInstanceOf(BlockLog.Step.End.class);
                } else if (end == whole.length) {
                    assertThat(step).isInstanceOf(BlockLog.Step.Good.class);
                } else {
                    assertThat(step).isInstanceOf(BlockLog.Step.Broken.class);
                    assertThat(LogDamage.intactFrameAfter(log, start)).isFalse();
                }
            }
        }
    }

    @Test
    void blockThatWasCommittedIsMissedWhenItIsTorn() throws IOException {
        for (int end : IntStream.of(start, start + 1, whole.length - 1).toArray()) {
            Path image = Images.copy(after, folder.resolve("image"));
            byte[] torn = Arrays.copyOf(whole, end);
            Files.write(Images.segmentFile(image), torn);
            assertThatThrownBy(() -> LedgerStore.open(image, SyntheticBlocks.NETWORK))
                    .isInstanceOfSatisfying(
                            StoreFailure.class,
                            failure -> assertThat(failure.problem()).isEqualTo(Problem.BLOCKS_MISSING))
                    .hasMessageContaining("5 blocks were committed");
            assertThat(Images.segment(image)).isEqualTo(torn);
        }
    }

    @Test
    void olderBlocksAreTakenOnceWhatWasDerivedIsGone() throws IOException {
        Files.write(Images.segmentFile(after), Arrays.copyOf(whole, start));
        for (String derived : new String[] {"index", "hashes", "offsets", "state"}) {
            StoreDirectory.delete(after.resolve(derived));
        }
        try (LedgerStore store = LedgerStore.open(after, SyntheticBlocks.NETWORK)) {
            model.assertShownBy(store.committed());
        }
    }

    @Test
    void halfMadeSegmentIsMadeAgain() throws IOException {
        Path second = Segment.path(before.resolve("blocks"), 1);
        for (int length : new int[] {0, 1, Segment.HEADER - 1, Segment.HEADER}) {
            Files.write(second, new byte[length]);
            try (LedgerStore store = LedgerStore.open(before, SyntheticBlocks.NETWORK)) {
                model.assertShownBy(store.committed());
            }
            assertThat(second).doesNotExist();
        }
    }

    private void assertCutOff(byte[] segment) throws IOException {
        Path image = Images.copy(before, folder.resolve("image"));
        Files.write(Images.segmentFile(image), segment);
        LedgerModel continued = model.copy();
        try (LedgerStore store = LedgerStore.open(image, SyntheticBlocks.NETWORK)) {
            assertThat(store.recovery().tornBlock()).isTrue();
            continued.assertShownBy(store.committed());
            continued.add(new SyntheticBlocks(99).commit(store, 1));
        }
        try (LedgerStore store = LedgerStore.open(image, SyntheticBlocks.NETWORK)) {
            assertThat(store.recovery().tornBlock()).isFalse();
            continued.assertShownBy(store.committed());
        }
    }
}
