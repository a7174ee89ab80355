package org.tallystick.ledger.engine;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Checked;

/** Puts transactions in an order and has them executed and committed in it. */
public interface Engine extends AutoCloseable {
    /** Begins to order. */
    void start();

    /** Hands a transaction in, a compact JWS. Any thread. */
    Admission submit(Bytes jws);

    /** Hands several in at once, which is cheaper; the answers stand in their order. Any thread. */
    default List<Admission> submitAll(List<Bytes> batch) {
        return enter(check(batch));
    }

    /** Checks transactions, their signatures too, without handing them in; in their order. Any thread. */
    List<Checked> check(List<Bytes> batch);

    /** Hands in what was checked, however long ago; the answers stand in their order. Any thread. */
    List<Admission> enter(List<Checked> checked);

    /** How it is doing. */
    Status status();

    /**
     * Orders no more, not even what waits: the ledger cannot be trusted. What is committed can still be read. Any thread.
     *
     * @param why what happened, and what to do
     */
    void halt(String why);

    /** Takes no more, orders what it took, and ends. What is acknowledged is on disk. */
    @Override
    void close();
}
