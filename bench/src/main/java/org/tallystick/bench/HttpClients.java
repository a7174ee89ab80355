package org.tallystick.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/**
 * A process with clients of a node. It is handed files of documents that are signed already, sends each of them over
 * connections that stay open, and says how long it took until they were committed. {@link HttpLoad} starts it.
 */
final class HttpClients {
    private static final String TARGET = "/v1/transactions?wait=commit";

    private final int port;

    private HttpClients(int port) {
        this.port = port;
    }

    /** {@code PORT}; then, on standard input, lines of {@code CONNECTIONS PAUSE_MICROS FILE}. */
    public static void main(String[] args) throws IOException {
        HttpClients clients = new HttpClients(Integer.parseInt(args[0]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 3);
            clients.run(Integer.parseInt(words[0]), Long.parseLong(words[1]), Path.of(words[2]));
        }
    }

    private void run(int connections, long pauseMicros, Path file) throws IOException {
        List<byte[]> requests = Files.readAllLines(file).stream()
                .map(document -> KeptAlive.post(TARGET, document.getBytes(StandardCharsets.UTF_8)))
                .toList();
        List<KeptAlive> lines = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            lines.add(new KeptAlive(port));
        }
        AtomicInteger next = new AtomicInteger();
        AtomicLongArray micros = new AtomicLongArray(requests.size());
        Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
        Spent spent = Spent.on(() -> new Crowd(connections, 1).run(number -> {
            for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                long start = System.nanoTime();
                answers.add(exchange(lines.get(number), requests.get(i)));
                micros.set(i, (System.nanoTime() - start) / 1_000);
                if (pauseMicros > 0) {
                    LockSupport.parkNanos(pauseMicros * 1_000);
                }
            }
        }));
        for (KeptAlive line : lines) {
            line.close();
        }
        answers.forEach(HttpClients::requireDone);
        String waited = IntStream.range(0, requests.size())
                .mapToObj(i -> String.valueOf(micros.get(i)))
                .collect(Collectors.joining(" "));
        Child.say("took", spent.seconds() + " " + spent.processorSeconds() + " " + waited);
    }

    private static byte[] exchange(KeptAlive line, byte[] request) {
        try {
            return line.exchange(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireDone(byte[] answer) {
        JsonObject document = Json.parseObject(Bytes.wrap(answer)).orThrow();
        boolean done = document.has("outcomes")
                ? document.array("outcomes").objects().allMatch(HttpClients::isDone)
                : isDone(document);
        if (!done) {
            throw new IllegalStateException("not everything was committed and carried out: " + document.canonical());
        }
    }

    private static boolean isDone(JsonObject outcome) {
        return outcome.string("status").equals("committed")
                && outcome.object("result").has("ok");
    }
}
