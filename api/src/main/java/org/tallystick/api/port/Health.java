package org.tallystick.api.port;

import java.util.Locale;
import java.util.Optional;
import org.tallystick.formats.json.JsonObject;

/** How a node is doing. */
public sealed interface Health {
    /**
     * It takes transactions.
     *
     * @param note what whoever runs it should know all the same
     */
    record Ready(Optional<String> note) implements Health {
        /** There is nothing to be said. */
        public Ready() {
            this(Optional.empty());
        }
    }

    /** It takes them, and something that it does of its own accord fails; it is tried again. */
    record Troubled(String why) implements Health {}

    /** It does not yet. */
    record Starting(String why) implements Health {}

    /** It does not any more: it is being stopped. */
    record Stopping(String why) implements Health {}

    /** It stopped by itself, or takes no more transactions; what is intact may still be read; {@code why} says what happened and what to do. */
    record Stopped(String why) implements Health {}

    /** As a document. */
    default JsonObject json() {
        JsonObject.Builder json =
                JsonObject.with("status", getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return switch (this) {
            case Ready(Optional<String> note) -> json.with("note", note).build();
            case Troubled(String why) -> json.with("why", why).build();
            case Starting(String why) -> json.with("why", why).build();
            case Stopping(String why) -> json.with("why", why).build();
            case Stopped(String why) -> json.with("why", why).build();
        };
    }
}
