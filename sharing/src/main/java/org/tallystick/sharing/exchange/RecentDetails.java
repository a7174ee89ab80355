package org.tallystick.sharing.exchange;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;

/**
 * The details that were kept lately. What is kept is looked at again within moments, when its transaction is committed and
 * when it is sent off, and need not be opened and read each time. When there is too much of it, it forgets the oldest.
 */
final class RecentDetails {
    private final long mostBytes;
    private final Map<Hash, Details> byDigest = new LinkedHashMap<>();
    private long bytes;

    RecentDetails(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized void add(Details details) {
        if (byDigest.putIfAbsent(details.digest(), details) == null) {
            bytes += details.bytes().size();
        }
        Iterator<Details> oldest = byDigest.values().iterator();
        while (bytes > mostBytes) {
            bytes -= oldest.next().bytes().size();
            oldest.remove();
        }
    }

    synchronized Optional<Details> find(Hash digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    synchronized void forget(Hash digest) {
        Details forgotten = byDigest.remove(digest);
        bytes -= forgotten == null ? 0 : forgotten.bytes().size();
    }
}
