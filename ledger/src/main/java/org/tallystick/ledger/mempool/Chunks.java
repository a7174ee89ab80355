package org.tallystick.ledger.mempool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Spreads independent work over the cores in pieces large enough to be worth the handing over. */
public final class Chunks {
    private static final int LEAST = 32;

    private final Executor workers;
    private final int parallelism;

    /**
     * @param workers run what the calling thread does not do itself
     * @param parallelism into how many pieces work is cut at most
     */
    public Chunks(Executor workers, int parallelism) {
        this.workers = workers;
        this.parallelism = parallelism;
    }

    /** Applies the function to each item; the results stand in the order of the items. */
    public <T, R> List<R> map(List<T> items, Function<T, R> function) {
        int pieces = Math.clamp(items.size() / LEAST, 1, parallelism);
        List<CompletableFuture<List<R>>> others = new ArrayList<>(pieces - 1);
        for (int piece = 1; piece < pieces; piece++) {
            List<T> part = part(items, piece, pieces);
            others.add(CompletableFuture.supplyAsync(() -> each(part, function), workers));
        }
        List<R> results = new ArrayList<>(items.size());
        results.addAll(each(part(items, 0, pieces), function));
        others.forEach(other -> results.addAll(other.join()));
        return results;
    }

    private static <T> List<T> part(List<T> items, int piece, int pieces) {
        long size = items.size();
        return items.subList((int) (size * piece / pieces), (int) (size * (piece + 1) / pieces));
    }

    private static <T, R> List<R> each(List<T> items, Function<T, R> function) {
        List<R> results = new ArrayList<>(items.size());
        for (T item : items) {
            results.add(function.apply(item));
        }
        return results;
    }
}
