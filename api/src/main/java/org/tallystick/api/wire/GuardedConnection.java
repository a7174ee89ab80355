package org.tallystick.api.wire;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/**
 * A connection that says it has been idle for ever once its guard's patience is used up, so that the server's own timer closes
 * it. Being closed interrupts its thread, whatever that waits for.
 */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final ServerConnection connection;
    private final Guard guard;

    GuardedConnection(ServerConnection connection, Guard guard) {
        this.connection = connection;
        this.guard = guard;
        guard.endsBy(this::endBehindTheAnswer);
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            ScopedValue.where(Guard.CURRENT, guard).<ServerConnection, InterruptedException>call(() -> {
                connection.handle(limit);
                return connection;
            });
        } finally {
            guard.client().disconnect();
        }
    }

    @Override
    public Duration idleTime() {
        return guard.overdue() ? FOR_EVER : Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        connection.close(interrupt || guard.overdue());
    }

    @Override
    public boolean canInterrupt() {
        return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    /** Where the request line itself was broken it ends anyway, and closing would interrupt the answer. */
    private void endBehindTheAnswer() {
        if (!canInterrupt()) {
            connection.close(false);
        }
    }

    @Override
    public void run() {
        throw new UnsupportedOperationException("the server calls handle");
    }
}
