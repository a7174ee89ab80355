package org.tallystick.ledger.execution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.TransactionId;

/**
 * The identifiers met so far, by 128 bits of their hashes: enough that two never meet by chance, and little memory for
 * many.
 */
final class Repetitions {
    private record Half(long first, long second) {}

    private final Set<Half> met = new LinkedHashSet<>();

    /** True if that identifier was not met before. */
    boolean meet(TransactionId id) {
        byte[] name = id.toString().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer hash = ByteBuffer.wrap(Hash.of(name).dangerArray());
        return met.add(new Half(hash.getLong(), hash.getLong()));
    }
}
