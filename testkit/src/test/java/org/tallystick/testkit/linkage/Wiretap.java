package org.tallystick.testkit.linkage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tallystick.client.Connection;
import org.tallystick.client.Events;
import org.tallystick.formats.json.JsonObject;

/** A stream of events, and when each of them came. */
final class Wiretap {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An entry as the stream shows it. */
    record Heard(JsonObject entry, long nanos) {
        long index() {
            return entry.integer("index");
        }

        boolean isHeader() {
            return entry.string("kind").equals("header");
        }
    }

    private final BlockingQueue<Heard> arrived = new LinkedBlockingQueue<>();

    Wiretap(Connection connection) {
        Events events = connection.events(0);
        Thread.ofVirtual().name("wiretap").start(() -> listen(events));
    }

    /** Until the node is gone, and with it the stream. */
    private void listen(Events events) {
        try {
            while (true) {
                arrived.add(new Heard(events.next(), System.nanoTime()));
            }
        } catch (RuntimeException gone) {
            arrived.clear();
        }
    }

    /** Everything after an index, up to the first header behind another. */
    List<Heard> between(long after, long last) {
        List<Heard> heard = new ArrayList<>();
        Heard next = next();
        while (!(next.isHeader() && next.index() > last)) {
            add(heard, next, after);
            next = next();
        }
        add(heard, next, after);
        return heard;
    }

    private static void add(List<Heard> heard, Heard next, long after) {
        if (next.index() > after) {
            heard.add(next);
        }
    }

    private Heard next() {
        try {
            @Nullable Heard next = arrived.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no event came");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
