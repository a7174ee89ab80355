package org.tallystick.ledger;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks at the machine around a ledger once a second, on a thread of its own. */
final class Watches implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ledger-watches").daemon().factory());
    private final List<? extends ScheduledFuture<?>> looking;

    /** Looks at once, and then every second. */
    Watches(List<Runnable> looks) {
        looks.forEach(Runnable::run);
        this.looking = looks.stream()
                .map(look -> timer.scheduleWithFixedDelay(look, 1, 1, TimeUnit.SECONDS))
                .toList();
    }

    @Override
    public void close() {
        looking.forEach(look -> look.cancel(false));
        timer.close();
    }
}
