package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What clients in a process of their own do to a node: so many connections, each with one document at a time. */
final class HttpLoad implements AutoCloseable {
    private final Child child;
    private final Path file;

    /** How a node is met. */
    record Shape(int connections, long pauseMicros) {}

    /** How long it took, on the wall and of the clients' own processor time, and how long each document waited. */
    record Took(Spent clients, Latencies latencies) {}

    private HttpLoad(Child child, Path file) {
        this.child = child;
        this.file = file;
    }

    /** Starts the clients of the node at a port; the folder holds what they are to send. */
    static HttpLoad start(int port, Path folder) throws IOException {
        return new HttpLoad(Child.of(HttpClients.class, String.valueOf(port)), folder.resolve("documents"));
    }

    /** Has documents sent, each a line of JSON, and waits until all are committed. */
    Took send(List<String> documents, Shape shape) throws IOException {
        Files.write(file, documents);
        child.tell(shape.connections() + " " + shape.pauseMicros() + " " + file);
        String[] words = child.expect("took").split(" ", -1);
        Spent spent = new Spent(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
        return new Took(spent, new Latencies(Arrays.stream(words).skip(2).mapToLong(Long::parseLong)));
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
