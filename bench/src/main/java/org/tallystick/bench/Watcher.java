package org.tallystick.bench;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallystick.client.Connection;
import org.tallystick.client.Events;
import org.tallystick.client.UnreachableException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** A subscriber of one node's events, who notes when it heard of what. It goes on until the node is gone. */
final class Watcher {
    private static final int PATIENCE_SECONDS = 30;

    private record Change(String call, String handle) {}

    private final Map<Change, CompletableFuture<Long>> heard = new ConcurrentHashMap<>();

    private Watcher() {}

    /** Subscribes from that entry on. */
    static Watcher of(Connection connection, long after) {
        Watcher watcher = new Watcher();
        Events events = connection.events(after);
        Thread.ofVirtual().name("bench-watcher").start(() -> watcher.listen(events));
        return watcher;
    }

    /** When it heard of that call about a record or an access, in nanoseconds; waits for it. */
    long heard(String call, Handle handle) {
        try {
            return of(new Change(call, handle.value())).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no " + call + " of " + handle + " was heard of", e);
        }
    }

    private void listen(Events events) {
        try {
            while (true) {
                JsonObject entry = events.next();
                long now = System.nanoTime();
                if (entry.has("call")) {
                    note(entry, now);
                }
            }
        } catch (UnreachableException e) {
            return;
        }
    }

    private void note(JsonObject entry, long now) {
        if (entry.string("call").equals("accesses.answer")
                && !entry.object("args").truth("allowed")) {
            throw new IllegalStateException(
                    "an access was refused: " + entry.canonical().text());
        }
        JsonObject args = entry.object("args");
        String name = entry.string("call").startsWith("accesses.") ? "access" : "record";
        args.optionalString(name)
                .ifPresent(
                        handle -> of(new Change(entry.string("call"), handle)).complete(now));
    }

    private CompletableFuture<Long> of(Change change) {
        return heard.computeIfAbsent(change, _ -> new CompletableFuture<>());
    }
}
