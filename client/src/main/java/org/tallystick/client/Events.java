package org.tallystick.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Entries as they are committed. A broken connection is taken up again after the last entry that came. */
public final class Events implements AutoCloseable {
    private static final String TARGET = "/v1/events";
    private static final String DATA = "data:";

    private final NodeHttp node;
    private BufferedReader lines;
    private long last;

    Events(NodeHttp node, long after) {
        this.node = node;
        this.last = after;
        this.lines = open();
    }

    /** Waits for the next entry. */
    public JsonObject next() {
        return next(() -> false).orElseThrow();
    }

    /** Waits for the next entry until it is late; that is noticed when the node says that it is still there. */
    Optional<JsonObject> next(BooleanSupplier late) {
        while (true) {
            Optional<JsonObject> entry = readOne(late);
            if (entry.isPresent()) {
                last = entry.get().integer("index");
                return entry;
            }
            if (late.getAsBoolean()) {
                return Optional.empty();
            }
            letGo();
            lines = open();
        }
    }

    /** One that broke or fell silent may still hold its connection. */
    private void letGo() {
        try {
            lines.close();
        } catch (IOException broken) {
            // it holds nothing any more
        }
    }

    /** The next {@code data:} line; empty if the connection broke before one came, or it is late. */
    private Optional<JsonObject> readOne(BooleanSupplier late) {
        try {
            for (String line = lines.readLine(); line != null; line = late.getAsBoolean() ? null : lines.readLine()) {
                Optional<JsonObject> entry = entry(line);
                if (entry.isPresent()) {
                    return entry;
                }
            }
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The entry of a {@code data:} line. @throws org.tallystick.formats.MalformedException if it is none */
    static Optional<JsonObject> entry(String line) {
        if (!line.startsWith(DATA)) {
            return Optional.empty();
        }
        Bytes data = Bytes.utf8(line.substring(DATA.length()).strip());
        return Optional.of(Json.parseObject(data).orThrow());
    }

    private BufferedReader open() {
        return new BufferedReader(new InputStreamReader(node.events(TARGET, last), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
