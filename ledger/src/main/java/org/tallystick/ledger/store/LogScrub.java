package org.tallystick.ledger.store;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One reading of the whole block log, and of what is derived from it, while the ledger is in use. It goes forward only when
 * it is told to, so whoever drives it decides how fast; it changes nothing. For one thread.
 *
 * <p>It sees that every frame is what was written, that they are a chain, that their entries give the log's root and the
 * hashes and places in the files, and that index and savepoint can be read. What the entries mean only {@link Fsck} checks.
 */
public final class LogScrub {
    private final Findings findings = new Findings();
    private final Iterator<Supplier<ScrubPart>> parts;
    private ScrubPart part;
    private boolean over;
    private long bytes;

    /** @param blocks how many blocks were committed */
    LogScrub(StoreDirectory directory, BlockLog log, Derived derived, long blocks) {
        this.part = new FrameScrub(log, derived, blocks, findings);
        this.parts = List.<Supplier<ScrubPart>>of(
                        () -> new IndexScrub(derived.index(), findings),
                        () -> new SavepointScrub(directory.state(), findings))
                .iterator();
    }

    /**
     * Reads on: so many bytes, or a little more.
     *
     * @return false when everything has been read, or nothing more can be told
     * @throws StoreFailure if the ledger is closed
     */
    public boolean advance(long most) {
        long until = bytes + most;
        while (!over && bytes < until) {
            long read = part.read();
            bytes += read;
            if (read == 0) {
                next();
            }
        }
        return !over;
    }

    private void next() {
        boolean damaged = findings.all().stream().anyMatch(finding -> !finding.derived());
        over = damaged || !parts.hasNext();
        part = over ? part : parts.next().get();
    }

    /** How many bytes have been read. */
    public long bytes() {
        return bytes;
    }

    /** What was found wrong. */
    public List<Finding> findings() {
        return findings.all();
    }
}
