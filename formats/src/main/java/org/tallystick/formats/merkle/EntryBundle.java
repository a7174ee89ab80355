package org.tallystick.formats.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;

/**
 * Entries as they are served (c2sp.org/tlog-tiles, "Log entries"): each behind its length in two bytes, the larger first.
 *
 * @param entries 1 to 256 entries of at most 65,535 bytes
 */
public record EntryBundle(List<Bytes> entries) {
    /** The longest entry, in bytes. */
    public static final int MAX_ENTRY = 0xffff;

    public EntryBundle {
        entries = List.copyOf(entries);
        MalformedException.unless(!entries.isEmpty(), Fault.TOO_SHORT, "an empty bundle is never served");
        MalformedException.unless(entries.size() <= Tile.FULL, Fault.TOO_LONG, "a bundle has at most 256 entries");
        for (Bytes entry : entries) {
            MalformedException.unless(entry.size() <= MAX_ENTRY, Fault.TOO_LONG, "an entry has at most 65,535 bytes");
        }
    }

    /** Reads a bundle, whole. Faults: {@link Fault#TOO_SHORT}, {@link Fault#TOO_LONG}. */
    public static Parsed<EntryBundle> parse(Bytes bytes) {
        return Parsed.of(() -> read(bytes));
    }

    /** The bundle's bytes. */
    public Bytes bytes() {
        int total = entries.stream().mapToInt(entry -> 2 + entry.size()).sum();
        ByteBuffer out = ByteBuffer.allocate(total);
        for (Bytes entry : entries) {
            out.putShort((short) entry.size()).put(entry.dangerArray());
        }
        return Bytes.wrap(out.array());
    }

    private static EntryBundle read(Bytes bytes) {
        List<Bytes> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.size()) {
            MalformedException.unless(bytes.size() - at >= 2, Fault.TOO_SHORT, "the bundle ends within a length");
            int length = ((bytes.at(at) & 0xff) << 8) | (bytes.at(at + 1) & 0xff);
            int end = at + 2 + length;
            MalformedException.unless(end <= bytes.size(), Fault.TOO_SHORT, "the bundle ends within an entry");
            MalformedException.unless(entries.size() < Tile.FULL, Fault.TOO_LONG, "a bundle has at most 256 entries");
            entries.add(bytes.slice(at + 2, end));
            at = end;
        }
        return new EntryBundle(entries);
    }
}
