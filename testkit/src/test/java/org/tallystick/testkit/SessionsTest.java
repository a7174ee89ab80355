package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The {@code session} blocks of a page do what it says, one after the other in one shell, as somebody would who follows it. What
 * they print is what the {@code text} block behind one says, where {@code ...} stands for anything.
 */
@Tag("slow")
class SessionsTest {
    private static final Pattern PORT = Pattern.compile("\\b71\\d\\d\\b");

    /** Networks run in the background, each until the end; a record is the one that was shared last. */
    private static final String FRAME = """
            set -e
            exec >said 2>&1
            trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT
            up() {
              ./tally up >"up-$1" 2>&1 &
              until grep -qs ^Running "up-$1"; do
                kill -0 $! || { cat "up-$1"; exit 1; }
                sleep 0.1
              done
            }
            """;

    private final Map<String, String> ports = new TreeMap<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("pages")
    void whoFollowsAPageSeesWhatItSays(List<Snippet> page) throws Exception {
        for (String name : List.of("tally", "demo")) {
            Files.createSymbolicLink(folder.resolve(name), Checkout.ROOT.resolve(name));
        }
        List<String> said = run(page);
        for (int i = 0; i < page.size(); i++) {
            String block = said.get(i).strip();
            String place = page.get(i).place();
            page.get(i)
                    .output()
                    .ifPresent(
                            expected -> assertThat(block).as(place).matches(asPattern(onFreePorts(expected.strip()))));
        }
    }

    /** The sessions of each page that has some. */
    static Stream<List<Snippet>> pages() {
        return Snippet.all().stream()
                .filter(snippet -> snippet.language().equals("session"))
                .collect(Collectors.groupingBy(Snippet::page, TreeMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    private List<String> run(List<Snippet> page) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(FRAME);
        for (int i = 0; i < page.size(); i++) {
            script.append("printf '\\n@@\\n'\n").append(runnable(page.get(i).body(), i));
        }
        Process process = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroy();
        String all = Files.readString(folder.resolve("said"));
        assertThat(ended && process.exitValue() == 0).as(all).isTrue();
        List<String> blocks = new ArrayList<>(List.of(all.split("\n@@\n", -1)));
        blocks.removeFirst();
        assertThat(blocks).hasSameSizeAs(page);
        return blocks;
    }

    private String runnable(String body, int block) {
        return onFreePorts(body)
                .replaceAll("(?m)^\\./tally up$", "up " + block)
                .replace("RECORD", "$(sed -n 's/^shared as record \\([0-9a-f]*\\).*/\\1/p' said | tail -1)");
    }

    /** The pages name ports of which some may be taken; each gets a free one instead. */
    private String onFreePorts(String text) {
        return PORT.matcher(text).replaceAll(port -> ports.computeIfAbsent(port.group(), _ -> free()));
    }

    private static String free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pattern asPattern(String expected) {
        String quoted =
                Stream.of(expected.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(quoted, Pattern.DOTALL);
    }
}
