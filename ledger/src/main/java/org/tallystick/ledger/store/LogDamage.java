package org.tallystick.ledger.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Tells a torn last block from a damaged one: after a torn one nothing whole can follow. */
final class LogDamage {
    private LogDamage() {}

    /** True if a frame that reads well begins anywhere after that position. */
    static boolean intactFrameAfter(BlockLog log, long position) {
        int last = log.segments().size() - 1;
        int segment = Location.segment(position);
        return segment < last || intactFrame(log.segments().get(segment), Location.offset(position) + 1);
    }

    private static boolean intactFrame(Segment segment, long from) {
        long size = segment.size();
        if (from >= size) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(segment.read(from, Math.toIntExact(size - from)));
        for (int at = 0; at + Frame.MIN_LENGTH <= bytes.limit(); at++) {
            if (bytes.getInt(at) == Frame.MAGIC && intactAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean intactAt(ByteBuffer bytes, int at) {
        byte[] header = new byte[Frame.HEADER];
        bytes.get(at, header);
        Optional<Integer> length = Frame.claimedLength(header);
        return length.isPresent() && at + length.get() <= bytes.limit() && Frame.intact(bytes.slice(at, length.get()));
    }
}
