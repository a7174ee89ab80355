package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of the log turns over: whether the node stopped cleanly or was killed, nothing wrong is ever shown. */
class FlippedBitTest {
    @TempDir
    Path folder;

    private final LedgerModel model = new LedgerModel();
    private Path killed;
    private Path closed;
    private int length;

    @BeforeEach
    void takeImages() throws IOException {
        closed = folder.resolve("original");
        SyntheticBlocks blocks = new SyntheticBlocks(11);
        try (LedgerStore store = LedgerStore.open(closed, SyntheticBlocks.NETWORK)) {
            for (int i = 0; i < 4; i++) {
                model.add(blocks.commit(store, 1));
            }
            killed = Images.copy(closed, folder.resolve("killed"));
        }
        length = Images.segment(closed).length;
    }

    @Test
    void flippedBitIsNoticed() throws IOException {
        for (int at = 3; at < length; at += 293) {
            assertNoticed(at, at % 8);
        }
    }

    @Test
    @Tag("slow")
    void flippedBitIsNoticedAtManyPlaces() throws IOException {
        for (int at = 0; at < length; at += 11) {
            assertNoticed(at, at % 8);
        }
    }

    @Test
    void flippedBitOfAnyByteOfTheLogIsNoticed() throws IOException {
        byte[] segment = Images.segment(closed);
        try (BlockLog log = BlockLog.inspect(closed.resolve("blocks"), SyntheticBlocks.NETWORK);
                FileChannel file = FileChannel.open(Images.segmentFile(closed), StandardOpenOption.WRITE)) {
            for (int at = Segment.HEADER; at < length; at++) {
                byte flipped = (byte) (segment[at] ^ (1 << (at % 8)));
                file.write(ByteBuffer.wrap(new byte[] {flipped}), at);
                assertThat(isRead(log)).as("byte " + at).isFalse();
                file.write(ByteBuffer.wrap(new byte[] {segment[at]}), at);
            }
            assertThat(isRead(log)).isTrue();
        }
    }

    /** True if the log is read from beginning to end. */
    private static boolean isRead(BlockLog log) {
        BlockLog.Step step = log.step(BlockLog.beginning());
        while (step instanceof BlockLog.Step.Good(Frame frame)) {
            step = log.step(frame.end());
        }
        return step instanceof BlockLog.Step.End;
    }

    private void assertNoticed(int at, int bit) throws IOException {
        for (Path image : new Path[] {killed, closed}) {
            byte[] segment = Images.segment(image);
            segment[at] ^= (byte) (1 << bit);
            Files.write(Images.segmentFile(image), segment);
            assertThat(opensAndShowsSomethingElse(image)).as("byte " + at).isFalse();
            assertThat(fsckIsClean(image)).as("byte " + at).isFalse();
            segment[at] ^= (byte) (1 << bit);
            Files.write(Images.segmentFile(image), segment);
        }
    }

    /** It may open, if the damage lies before the last savepoint; then whatever is read from there is refused. */
    private boolean opensAndShowsSomethingElse(Path image) throws IOException {
        Path copy = Images.copy(image, folder.resolve("copy"));
        try (LedgerStore store = LedgerStore.open(copy, SyntheticBlocks.NETWORK)) {
            model.assertShownBy(store.committed());
            return false;
        } catch (StoreFailure refused) {
            return false;
        } catch (AssertionError shown) {
            return true;
        }
    }

    private boolean fsckIsClean(Path image) {
        try {
            return Fsck.run(image, SyntheticBlocks.NETWORK, Optional.empty(), _ -> {})
                    .clean();
        } catch (StoreFailure refused) {
            return false;
        }
    }
}
