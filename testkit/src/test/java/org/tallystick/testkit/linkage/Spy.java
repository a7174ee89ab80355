package org.tallystick.testkit.linkage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.client.Connection;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;

/**
 * A member that is not concerned, and gathers what it can: every entry with its bytes from the log's tiles, the stream of
 * events with the moment in which each came, the files in its own folder, and what any node answers when it is asked about
 * the identifiers that the entries name.
 */
final class Spy {
    private static final int TILE = 256;

    private final SortedMap<MemberId, Connection> nodes;
    private final Connection own;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Wiretap wiretap;

    /**
     * @param own an account of the spying member, at its own node
     * @param nodes the same account at every other node
     * @param folder the member's own
     */
    Spy(Connection own, SortedMap<MemberId, Connection> nodes, Path folder) {
        this.own = own;
        this.nodes = nodes;
        this.folder = folder;
        this.wiretap = new Wiretap(own);
    }

    /** What came onto the ledger after an index, up to the header behind another, and all that can be asked about it. */
    record Gathered(List<Wiretap.Heard> heard, List<Seen> answers) {
        long end() {
            return heard.getLast().index();
        }
    }

    Gathered gather(long after, long last) throws IOException {
        List<Wiretap.Heard> heard = wiretap.between(after, last);
        List<Seen> answers = new ArrayList<>();
        for (Inquiries.Inquiry inquiry : Inquiries.about(heard)) {
            Seen here = ask(inquiry.place(), own, inquiry.target());
            answers.add(here);
            nodes.forEach((member, node) -> {
                Seen there = ask(inquiry.place(), node, inquiry.target());
                if (!there.equals(here)) { // what two nodes say alike is known already
                    answers.add(new Seen(member + " " + there.place(), Bytes.EMPTY, there.json()));
                }
            });
        }
        answers.add(files());
        return new Gathered(heard, answers);
    }

    private Seen ask(String place, Connection node, String target) {
        HttpResponse<byte[]> answer = get(node, target);
        JsonObject.Builder json = JsonObject.with("status", answer.statusCode()).with("length", answer.body().length);
        if (Json.parse(Bytes.wrap(answer.body())) instanceof Parsed.Ok<Json>(Json body)) {
            json.with("body", body);
        }
        return new Seen(place, Bytes.EMPTY, json.build());
    }

    private HttpResponse<byte[]> get(Connection node, String target) {
        Bytes token = node.token(new Binding.Request("GET", target, Optional.empty()));
        HttpRequest request = HttpRequest.newBuilder(node.address().resolve(target))
                .header("Authorization", "Bearer " + token.text())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("a node does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Seen files() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.merge(kind(file), Files.size(file), Long::sum);
                sizes.merge(kind(file) + " files", 1L, Long::sum);
            }
        }
        JsonObject.Builder json = JsonObject.builder();
        sizes.forEach(json::with);
        return new Seen("own folder", Bytes.EMPTY, json.build());
    }

    /** Without numbers, which go up by themselves. */
    private String kind(Path file) {
        return folder.relativize(file).toString().replaceAll("[0-9]+", "#");
    }

    /** How long the log is. */
    long size() {
        return own.get("/v1/network").integer("size");
    }

    /** The bytes of all entries of the log up to a size. */
    List<Bytes> entries(long size) {
        List<Bytes> entries = new ArrayList<>();
        while (entries.size() < size) {
            int width = (int) Math.min(TILE, size - entries.size());
            String name = String.format(Locale.ROOT, "%03d", entries.size() / TILE);
            HttpResponse<byte[]> tile = get(own, "/tile/entries/" + name + (width == TILE ? "" : ".p/" + width));
            split(tile.body(), entries);
        }
        return entries;
    }

    private static void split(byte[] tile, List<Bytes> into) {
        ByteBuffer bytes = ByteBuffer.wrap(tile);
        while (bytes.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(entry);
            into.add(Bytes.wrap(entry));
        }
    }
}
