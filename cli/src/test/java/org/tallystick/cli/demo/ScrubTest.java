package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.RunOf;
import org.tallystick.cli.wallet.Home;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Progress;
import org.tallystick.client.Receipts;
import org.tallystick.client.Shared;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.receipt.Verdict;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogUpkeep;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.mempool.Bounds;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.ledger.store.Tuning;

/** Bits of the block log flip while a whole network runs on it; and nodes say how far they have read what they keep. */
@Tag("slow")
class ScrubTest {
    private static final Ledger.Settings SMALL_AND_QUICK = new Ledger.Settings(
            Bounds.USUAL,
            Limit.USUAL,
            new Tuning(16_000, 250_000, 64L << 20),
            new LogUpkeep.Rhythm(Duration.ofMillis(1), 8_000, Duration.ofMillis(2), Duration.ofMillis(20)));

    private static final String JWS_HEADER =
            Base64.getUrlEncoder().encodeToString("{\"alg\":\"Ed25519".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aBitThatFlipsAnywhereIsFoundSaidAndNotForgottenByARestart() throws IOException {
        Home home = founded();
        Random random = new Random(3);
        for (int segment : new int[] {0, 1, newestSegment(home)}) {
            int at = random.nextInt((int) Files.size(segment(home, segment)));
            try (Stage stage = Stage.start(home, SMALL_AND_QUICK)) {
                flip(segment(home, segment), at, random.nextInt(8));
                await(() -> ready(stage).string("status").equals("stopped"));
                assertThat(ready(stage).string("why"))
                        .containsPattern("^block \\d+ at byte \\d+ of blocks/" + name(segment) + " is damaged")
                        .contains("from a back-up", "tally fsck");
                assertThat(text(stage, "/metrics")).contains("tally_ready 0", "tally_ledger_wrong{what=\"log\"} 1");
                assertThatThrownBy(() -> share(home, "more"))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.problem().code()).isIn("halted", "ledger-damaged"));
            }
            assertThatThrownBy(() -> Stage.start(home, SMALL_AND_QUICK))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining(name(segment));
            flipBack();
        }
        try (Stage stage = Stage.start(home, SMALL_AND_QUICK)) {
            assertThat(ready(stage).string("status")).isEqualTo("ready");
            assertThat(share(home, "after all").version()).isEqualTo(1);
        }
    }

    @Test
    void whatIsIntactIsStillReadAndProvenAndWhatIsNotIsSaidToBeDamaged() throws IOException {
        Home home = founded();
        try (Stage stage = Stage.start(home, SMALL_AND_QUICK)) {
            Connection ivo = new Players(home).connect("ivo", Cast.LABORATORY);
            Shared intact = share(home, "intact");
            Shared hit = share(home, "hit");
            flipWithinTheNewestTransaction(home);
            await(() -> ready(stage).string("status").equals("stopped"));
            assertThat(ivo.get("/v1/records/" + intact.record()).integer("version"))
                    .isEqualTo(1);
            Path receipt = folder.resolve("receipt");
            Files.writeString(receipt, ivo.receipt(intact.transaction().id()));
            Path policy = folder.resolve("policy");
            Files.writeString(policy, ivo.policy());
            assertThat(Receipts.verify(receipt, policy)).isInstanceOf(Verdict.Proven.class);
            assertThatThrownBy(() ->
                            ivo.get("/v1/transactions/" + hit.transaction().id()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("ledger-damaged"));
            assertThatThrownBy(() -> ivo.retire(intact.record(), "no more"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("halted"));
            assertThat(status(home)).containsPattern("stopped block \\d+ at byte \\d+ of blocks/");
        }
    }

    @Test
    void whenAllPayloadsWereLastCheckedIsKnownAfterARestart() throws IOException {
        Home home = founded();
        Path bookmark = home.network().member(Cast.LABORATORY).vault().resolve("CHECKED");
        long checked = Instant.now().getEpochSecond() - 3_600;
        Files.writeString(
                bookmark,
                "{\"bytes\":0,\"completed\":" + checked
                        + "000,\"damaged\":0,\"done\":\"\",\"payloads\":0,\"unreadable\":0}");
        try (Stage stage = Stage.start(home, SMALL_AND_QUICK)) {
            assertThat(new BigDecimal(metric(stage, "tally_vault_scrubbed_timestamp_seconds")))
                    .isEqualByComparingTo(BigDecimal.valueOf(checked));
            assertThat(status(home)).containsPattern("payloads of lab-north: last checked at \\d{4}-\\d\\d-\\d\\d");
        }
    }

    private static String status(Home home) {
        return RunOf.tally("status", "--as", "ivo", "--home", home.root().toString())
                .out();
    }

    private String metric(Stage stage, String name) {
        return text(stage, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private Home founded() throws IOException {
        Home home = new Home(folder.resolve("network"));
        Stage.found(home.root()).close();
        try (Stage stage = Stage.start(home, SMALL_AND_QUICK)) {
            stage.register();
            share(home, "first");
            assertThat(ready(stage).string("status")).isEqualTo("ready");
        }
        return home;
    }

    /** Within the newest transaction, whose bytes nobody has looked at since they were written. */
    private void flipWithinTheNewestTransaction(Home home) throws IOException {
        Path newest = segment(home, newestSegment(home));
        int at = Files.readString(newest, StandardCharsets.ISO_8859_1).lastIndexOf(JWS_HEADER);
        assertThat(at).isPositive();
        flip(newest, at + 200, 0);
    }

    private Shared share(Home home, String content) throws IOException {
        Players players = new Players(home);
        Connection ivo = players.connect("ivo", Cast.LABORATORY);
        Path file = folder.resolve("shared");
        Files.writeString(file, content);
        NewRecord meta = ivo.newRecord(
                Players.subject(players.connect(Cast.PATIENT, Cast.LABORATORY)), "lab-report", "x", "text/plain");
        return ivo.share(file, meta, Progress.SILENT);
    }

    private JsonObject ready(Stage stage) {
        return Json.parseObject(Bytes.utf8(text(stage, "/ready"))).orThrow();
    }

    private String text(Stage stage, String target) {
        URI node = Objects.requireNonNull(stage.network().addresses().get(Cast.LABORATORY));
        try {
            return http.send(HttpRequest.newBuilder(node.resolve(target)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(int segment) {
        return "0000000" + segment + ".blocks";
    }

    private static Path segment(Home home, int segment) {
        return home.network().ledger().resolve("blocks").resolve(name(segment));
    }

    private static int newestSegment(Home home) {
        int newest = 0;
        while (Files.exists(segment(home, newest + 1))) {
            newest++;
        }
        assertThat(newest).isGreaterThanOrEqualTo(2);
        return newest;
    }

    private record Flip(Path file, int at, int bit) {}

    private Flip last = new Flip(Path.of(""), 0, 0);

    private void flip(Path file, int at, int bit) throws IOException {
        last = new Flip(file, at, bit);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= (byte) (1 << bit);
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }

    private void flipBack() throws IOException {
        flip(last.file(), last.at(), last.bit());
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(until);
        }
    }
}
