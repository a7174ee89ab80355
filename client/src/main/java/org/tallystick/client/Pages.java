package org.tallystick.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tallystick.formats.json.JsonObject;

/** The items of a list, fetched page by page as they are asked for. */
public final class Pages implements Iterable<JsonObject> {
    private final NodeHttp node;
    private final String target;

    Pages(NodeHttp node, String target) {
        this.node = node;
        this.target = target;
    }

    /** The items as a stream. */
    public Stream<JsonObject> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<JsonObject> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<JsonObject> {
        private final Deque<JsonObject> ready = new ArrayDeque<>();
        private Optional<String> next = Optional.of(target);

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && next.isPresent()) {
                JsonObject page = node.get(next.get());
                page.array("items").objects().forEach(ready::add);
                next = page.optionalString("next").map(this::following);
            }
            return !ready.isEmpty();
        }

        @Override
        public JsonObject next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the list has ended");
            }
            return ready.removeFirst();
        }

        private String following(String cursor) {
            String separator = target.contains("?") ? "&" : "?";
            return target + separator + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
    }
}
