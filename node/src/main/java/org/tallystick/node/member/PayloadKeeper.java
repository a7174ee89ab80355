package org.tallystick.node.member;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.tallystick.formats.Hash;
import org.tallystick.sharing.vault.Vault;

/**
 * Has the vault keep the payloads of committed records, on a thread of its own: each takes a move on the disk, and nobody
 * waits for it, for a payload that waits is found as well. What does not fit into the queue, or is left over when the node
 * stops, the vault's sweep finds.
 */
final class PayloadKeeper implements AutoCloseable {
    private static final int MOST_WAITING = 20_000;

    private final Vault vault;
    private final Consumer<IOException> trouble;
    /** The last one is nothing. */
    private final BlockingQueue<Optional<Hash>> commitments = new ArrayBlockingQueue<>(MOST_WAITING);

    private final Thread thread;

    private PayloadKeeper(String name, Vault vault, Consumer<IOException> trouble) {
        this.vault = vault;
        this.trouble = trouble;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /**
     * Starts the thread.
     *
     * @param trouble is told of payloads that could not be kept
     */
    static PayloadKeeper start(String name, Vault vault, Consumer<IOException> trouble) {
        PayloadKeeper keeper = new PayloadKeeper(name, vault, trouble);
        keeper.thread.start();
        return keeper;
    }

    /** The ledger holds a record of that payload. Returns at once. */
    void keep(Hash commitment) {
        boolean _ = commitments.offer(Optional.of(commitment));
    }

    private void run() {
        try {
            for (Optional<Hash> next = commitments.take(); next.isPresent(); next = commitments.take()) {
                keepNow(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepNow(Hash commitment) {
        try {
            vault.keep(commitment);
        } catch (IOException e) {
            trouble.accept(e);
        }
    }

    /** Ends after the payload that is being kept. */
    @Override
    public void close() {
        commitments.clear();
        try {
            commitments.put(Optional.empty());
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
