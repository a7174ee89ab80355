package org.tallystick.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody, or the disk, changes the files of a ledger that is open. */
class LogScrubTest {
    private static final Tuning SMALL = new Tuning(20_000, 1_000_000, 100_000);
    private static final int BLOCKS = 40;

    @TempDir
    Path folder;

    private final LedgerModel model = new LedgerModel();
    private final SyntheticBlocks blocks = new SyntheticBlocks(21);
    private Path root;
    private LedgerStore store;

    @BeforeEach
    void openLedgerOfSeveralSegments() {
        root = folder.resolve("ledger");
        store = open();
        for (int i = 0; i < BLOCKS; i++) {
            model.add(blocks.commit(store, 3));
        }
        assertThat(segment(3)).exists();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void soundLedgerHasNoFindings() {
        LogScrub scrub = store.scrub();
        assertThat(scrubbed(scrub)).isEmpty();
        assertThat(scrub.bytes()).isGreaterThan(80_000);
    }

    @Test
    void anyBitThatFlipsInAnySegmentIsFoundWithItsBlockItsFileAndItsByte() throws IOException {
        List<Finding.DamagedBlock> frames = frames();
        Random random = new Random(64);
        for (int round = 0; round < 100; round++) {
            int segment = random.nextInt(4);
            int at = random.nextInt((int) Files.size(segment(segment)));
            flip(segment(segment), at, random.nextInt(8));
            List<Finding> findings = scrubbed(store.scrub());
            assertThat(findings).as("byte " + at + " of segment " + segment).hasSize(1);
            assertThat(findings.getFirst()).isInstanceOfSatisfying(Finding.DamagedBlock.class, found -> {
                Finding.DamagedBlock hit = hit(frames, segment, at);
                assertThat(found.block()).isEqualTo(hit.block());
                assertThat(found.file()).isEqualTo(hit.file());
                assertThat(found.offset()).isEqualTo(hit.offset());
            });
            flipBack();
        }
        assertThat(scrubbed(store.scrub())).isEmpty();
    }

    @Test
    void entryThatWasRewrittenWithARightChecksumIsFound() throws IOException {
        Finding.DamagedBlock frame = frames().get(7);
        Path file = root.resolve(frame.file());
        byte[] bytes = Files.readAllBytes(file);
        int from = (int) frame.offset();
        int length = ByteBuffer.wrap(bytes).getInt(from + Frame.LENGTH_AT);
        bytes[from + Frame.HEADER + 40] ^= 1;
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length - Frame.CHECKSUM);
        ByteBuffer.wrap(bytes).putInt(from + length - Frame.CHECKSUM, (int) checksum.getValue());
        overwrite(file, bytes);
        assertThat(scrubbed(store.scrub()))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("block 7 at byte " + from + " of blocks/")
                .contains("the log's root");
    }

    @Test
    void fileThatIsCutOffIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(segment(1));
        try (var channel = java.nio.channels.FileChannel.open(segment(1), java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(bytes.length - 10);
        }
        assertThat(scrubbed(store.scrub())).singleElement().isInstanceOf(Finding.DamagedBlock.class);
        overwrite(segment(1), bytes);
    }

    @Test
    void blocksCommittedMeanwhileDisturbNothing() {
        LogScrub scrub = store.scrub();
        while (scrub.advance(1)) {
            if (store.committed().blocks() < BLOCKS + 200) {
                model.add(blocks.commit(store, 2));
            }
        }
        assertThat(scrub.findings()).isEmpty();
        assertThat(store.committed().blocks()).isGreaterThan(BLOCKS + 30);
    }

    @Test
    void wrongDerivedFilesAreFoundAndBuiltAnewAtTheNextStart() throws IOException {
        store.close();
        store = open();
        for (String file : List.of("hashes/0", "offsets/entries", "offsets/blocks", "state/000000000039.savepoint")) {
            flip(root.resolve(file), 70, 3);
            assertThat(scrubbed(store.scrub())).as(file).isNotEmpty().allMatch(Finding::derived);
            flipBack();
        }
        flip(root.resolve("hashes/0"), 70, 3);
        store.remember(List.of("hashes are wrong"));
        store.close();
        store = open();
        assertThat(store.recovery().rebuilt()).isTrue();
        model.assertShownBy(store.committed());
        assertThat(root.resolve("FINDINGS")).doesNotExist();
    }

    @Test
    void damagedIndexIsFound() throws IOException {
        store.close();
        store = open();
        Path table;
        try (var files = Files.list(root.resolve("index"))) {
            table = files.filter(file -> file.toString().endsWith(".sst"))
                    .findFirst()
                    .orElseThrow();
        }
        flip(table, (int) (Files.size(table) / 3), 0);
        assertThat(scrubbed(store.scrub())).singleElement().matches(Finding::derived);
    }

    @Test
    void damageOnceFoundIsNotForgottenByARestart() throws IOException {
        store.close();
        store = open();
        flip(segment(0), 700, 2);
        List<Finding> findings = scrubbed(store.scrub());
        store.remember(List.of("block 0 is damaged"));
        store.close();
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining(findings.getFirst().message())
                .hasMessageContaining("from a back-up");
        assertThatThrownBy(this::open).isInstanceOf(StoreFailure.class);
        flipBack();
        store = open();
        assertThat(store.recovery()).isEqualTo(new Recovery(0, false, false));
        assertThat(root.resolve("FINDINGS")).doesNotExist();
        model.assertShownBy(store.committed());
    }

    @Test
    void damageThatNoScrubHasFoundDoesNotMakeAStartSlower() throws IOException {
        store.close();
        flip(segment(0), 700, 2);
        store = open();
        assertThat(store.recovery().replayed()).isZero();
        assertThat(scrubbed(store.scrub())).hasSize(1);
        flipBack();
    }

    private LedgerStore open() {
        return LedgerStore.open(root, SyntheticBlocks.NETWORK, SMALL);
    }

    private static List<Finding> scrubbed(LogScrub scrub) {
        while (scrub.advance(5_000)) {
            assertThat(scrub.bytes()).isPositive();
        }
        return scrub.findings();
    }

    /** Where each block lies, as a scrub would name it. */
    private List<Finding.DamagedBlock> frames() {
        List<Finding.DamagedBlock> frames = new ArrayList<>();
        try (BlockLog log = BlockLog.inspect(root.resolve("blocks"), SyntheticBlocks.NETWORK)) {
            BlockLog.Step step = log.step(BlockLog.beginning());
            while (step instanceof BlockLog.Step.Good(Frame frame)) {
                frames.add(new Finding.DamagedBlock(
                        frame.number(), log.name(frame.position()), Location.offset(frame.position()), ""));
                step = log.step(frame.end());
            }
        }
        assertThat(frames).hasSize(BLOCKS);
        return frames;
    }

    /** The block in which a byte lies; the first of its segment if it lies in the segment's header. */
    private static Finding.DamagedBlock hit(List<Finding.DamagedBlock> frames, int segment, int at) {
        List<Finding.DamagedBlock> its = frames.stream()
                .filter(frame -> frame.file().equals(Segment.path(Path.of("blocks"), segment)))
                .toList();
        return its.stream()
                .filter(frame -> frame.offset() <= at)
                .reduce((_, later) -> later)
                .orElse(its.getFirst());
    }

    private Path segment(int number) {
        return Segment.path(root.resolve("blocks"), number);
    }

    private record Flip(Path file, int at, int bit) {}

    private Flip last = new Flip(Path.of(""), 0, 0);

    private void flip(Path file, int at, int bit) throws IOException {
        last = new Flip(file, at, bit);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= (byte) (1 << bit);
        overwrite(file, bytes);
    }

    private void flipBack() throws IOException {
        flip(last.file(), last.at(), last.bit());
    }

    /** The file stays the same one: the store has it open. */
    private static void overwrite(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, java.nio.file.StandardOpenOption.WRITE);
    }
}
