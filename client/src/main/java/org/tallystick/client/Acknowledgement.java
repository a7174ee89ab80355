package org.tallystick.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.tallystick.formats.id.Handle;

/** Waits for the holder of a subject's records to acknowledge a grant. */
final class Acknowledgement {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

    private final Connection connection;
    private final Source source;

    Acknowledgement(Connection connection, Source source) {
        this.connection = connection;
        this.source = source;
    }

    boolean await(Handle grant, Duration atMost) {
        BooleanSupplier late = source.after(atMost);
        boolean live = isLive(grant);
        while (!live && !late.getAsBoolean()) {
            source.pause(LOOK_AGAIN);
            live = isLive(grant);
        }
        return live;
    }

    private boolean isLive(Handle grant) {
        return connection.get("/v1/grants/" + grant).string("status").equals("live");
    }
}
