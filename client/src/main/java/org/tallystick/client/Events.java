package org.tallystick.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Entries as they are committed. A broken connection is taken up again after the last entry that came. */
public final class Events implements AutoCloseable {
    private static final String TARGET = "/v1/events";

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
        while (true) {
            Optional<JsonObject> entry = readOne();
            if (entry.isPresent()) {
                last = entry.get().integer("index");
                return entry.get();
            }
            lines = open();
        }
    }

    /** The next {@code data:} line; empty if the connection broke before one came. */
    private Optional<JsonObject> readOne() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    Bytes data = Bytes.utf8(line.substring("data:".length()).strip());
                    return Optional.of(Json.parseObject(data).orThrow());
                }
            }
        } catch (IOException broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private BufferedReader open() {
        return new BufferedReader(new InputStreamReader(node.events(TARGET, last), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
