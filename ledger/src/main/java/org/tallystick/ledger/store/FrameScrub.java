package org.tallystick.ledger.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.TreeHasher;
import org.tallystick.ledger.store.StoreFailure.Problem;

/**
 * Reads all frames from the first one: their checksums, the chain of their headers, the log's root after each; and holds
 * hashes and offsets against them. Ends at the first block that is damaged, for nothing after it can be told.
 */
final class FrameScrub implements ScrubPart {
    private static final Path HASHES = Path.of("hashes");
    private static final Path OFFSETS = Path.of("offsets");

    private final BlockLog log;
    private final HashFiles hashes;
    private final Offsets offsets;
    private final long blocks;
    private final Findings findings;
    private final CompactRange edge = new CompactRange();
    private final TreeHasher hasher = new TreeHasher();
    private long number;
    private long size;
    private Optional<Bytes> header = Optional.empty();
    private long position = BlockLog.beginning();
    private int segment = -1;
    private boolean over;

    /** @param blocks how many blocks were committed */
    FrameScrub(BlockLog log, Derived derived, long blocks, Findings findings) {
        this.log = log;
        this.hashes = derived.hashes();
        this.offsets = derived.offsets();
        this.blocks = blocks;
        this.findings = findings;
    }

    @Override
    public long read() {
        if (over || number >= blocks) {
            return 0;
        }
        try {
            return step();
        } catch (StoreFailure e) {
            if (e.problem() == Problem.CLOSED) {
                throw e;
            }
            return damaged(position, String.valueOf(e.getMessage()));
        }
    }

    private long step() {
        return switch (log.step(position)) {
            case BlockLog.Step.Good(Frame frame) -> check(frame);
            case BlockLog.Step.End(long end) -> damaged(end, "the log ends before it");
            case BlockLog.Step.Broken(long broken, String why) -> damaged(broken, why);
        };
    }

    private long check(Frame frame) {
        List<Hash> leaves =
                frame.entries().stream().map(entry -> hasher.leaf(entry.item())).toList();
        HashFiles.Growth growth = HashFiles.grow(edge, leaves);
        Optional<String> fault = segmentFault(frame)
                .or(() -> Chain.faultOf(frame, number, size, header))
                .or(() -> rootFault(frame));
        if (fault.isPresent()) {
            return damaged(frame.position(), fault.get());
        }
        checkDerived(frame, growth);
        number++;
        size = frame.nextEntry();
        header = Optional.of(frame.header());
        position = frame.end();
        return frame.length();
    }

    private Optional<String> segmentFault(Frame frame) {
        int before = segment;
        segment = Location.segment(frame.position());
        return segment == before || log.headerIntact(segment)
                ? Optional.empty()
                : Optional.of("the header of its file is");
    }

    private Optional<String> rootFault(Frame frame) {
        return edge.root().equals(frame.logRoot())
                ? Optional.empty()
                : Optional.of("the entries up to it do not give the log's root in it");
    }

    private void checkDerived(Frame frame, HashFiles.Growth growth) {
        findings.unless(
                hashes.has(growth, frame.firstEntry()),
                new Finding.DerivedDiffers(HASHES, "hashes of the entries of block " + number + " are wrong"));
        findings.unless(
                offsets.have(frame), new Finding.DerivedDiffers(OFFSETS, "offsets of block " + number + " are wrong"));
    }

    private long damaged(long at, String why) {
        findings.add(new Finding.DamagedBlock(number, log.name(at), Location.offset(at), why));
        over = true;
        return 0;
    }
}
