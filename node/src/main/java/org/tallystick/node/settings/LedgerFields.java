package org.tallystick.node.settings;

import org.tallystick.ledger.mempool.Bounds;

/** The fields that say how much the ledger lets wait, which all members' nodes in a process share. */
final class LedgerFields {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    private LedgerFields() {}

    static Bounds read(Section section) {
        Bounds usual = Bounds.USUAL;
        int waiting = section.value("waiting")
                .map(value -> value.count(100, 1_000_000))
                .orElse(usual.transactions());
        long size = section.value("waiting-size")
                .map(value -> value.size(MIB, 4 * GIB))
                .orElse(usual.bytes());
        Bounds bounds = new Bounds(
                waiting,
                size,
                section.value("waiting-per-account")
                        .map(value -> value.count(1, waiting))
                        .orElse(Math.min(waiting, usual.perAccount())),
                section.value("waiting-size-per-account")
                        .map(value -> value.size(MIB / 16, size))
                        .orElse(Math.min(size, usual.bytesPerAccount())),
                section.value("disk-reserve")
                        .map(value -> value.size(64 * MIB, 16 * TIB))
                        .orElse(usual.freeDisk()));
        section.requireNoOther();
        return bounds;
    }
}
