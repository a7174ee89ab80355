package org.tallystick.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.formats.tx.Transaction;

/**
 * Signatures with their keys and bytes at hand. How many of them all cores check a second is what bounds a ledger on the
 * same cores.
 */
record Checks(List<Check> all) {
    /** Those of transactions that the keys signed in turn. */
    static Checks of(List<PreparedKey> keys, List<Bytes> signed) {
        return new Checks(IntStream.range(0, signed.size())
                .mapToObj(i -> Check.of(keys.get(i % keys.size()), signed.get(i)))
                .toList());
    }

    /** Checks them all on all cores. */
    Rate count() {
        return Rate.of(all.size(), () -> Crowd.ofProcessors().each(all, few -> few.forEach(Check::run)));
    }

    private record Check(PreparedKey key, Bytes message, Bytes signature) {
        static Check of(PreparedKey key, Bytes jws) {
            Transaction transaction = Transaction.parse(jws).orThrow();
            return new Check(key, transaction.signingInput(), transaction.signature());
        }

        void run() {
            if (!key.verify(message, signature)) {
                throw new IllegalStateException("a signature does not verify");
            }
        }
    }
}
