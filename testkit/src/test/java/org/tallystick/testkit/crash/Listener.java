package org.tallystick.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.tallystick.client.Connection;
import org.tallystick.client.Events;
import org.tallystick.client.UnreachableException;
import org.tallystick.formats.json.JsonObject;

/** Listens to a node's events on a thread of its own. When the node goes away it waits to be told that it is back. */
final class Listener implements AutoCloseable {
    private final Connection node;
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    private Listener(Connection node) {
        this.node = node;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::run);
    }

    /** Listens from the first entry on. */
    static Listener to(Connection node) {
        Listener listener = new Listener(node);
        listener.thread.start();
        return listener;
    }

    private void run() {
        while (!closed) {
            try (Events events = node.events(heard.size() - 1L)) {
                while (!closed) {
                    heard.add(events.next());
                    news.release();
                }
            } catch (UnreachableException | IOException e) {
                back.acquireUninterruptibly();
            }
        }
    }

    /** The node can be reached again. */
    void nodeIsBack() {
        back.drainPermits();
        back.release();
    }

    /** Waits until it has heard of so many entries; then it has heard of each once, in order, as the node now shows it. */
    void requireHeard(long size) throws InterruptedException {
        while (heard.size() < size) {
            if (!news.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("heard of " + heard.size() + " entries of " + size);
            }
        }
        assertThat(heard.stream().mapToLong(entry -> entry.integer("index")))
                .as("indexes of the events")
                .containsExactlyElementsOf(
                        LongStream.range(0, heard.size()).boxed().toList());
        assertThat(node.list("/v1/entries?limit=200").stream().limit(size).toList())
                .isEqualTo(heard.subList(0, (int) size));
    }

    @Override
    public void close() {
        closed = true;
        nodeIsBack();
        thread.interrupt();
    }
}
