package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Problem;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Shared;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;

/** Marked secrets go through a whole network; then every byte that others can see is searched for them. */
@Tag("slow")
class LeakTest {
    @TempDir
    private Path folder;

    private final Map<String, String> marked = new TreeMap<>();
    private final List<String> logged = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void noSecretIsInTheLedgerInFoldersInLogsInErrorsOrInMetrics() throws IOException {
        Handler listening = listen();
        Path network = folder.resolve("network");
        try (Stage stage = Stage.found(network)) {
            live(stage);
        } finally {
            Logger.getLogger("").removeHandler(listening);
        }
        Haystack seen = new Haystack()
                .addFolder(network.resolve("ledger"))
                .addFolder(network.resolve("members"))
                .add("logs", join(logged))
                .add("answers", join(answers));
        List<String> found = new ArrayList<>();
        marked.forEach((what, secret) -> found.addAll(seen.find(what, secret.getBytes(StandardCharsets.UTF_8))));
        keys(network).forEach((what, key) -> found.addAll(seen.find(what, key.toArray())));
        assertThat(found).isEmpty();
    }

    @Test
    void theSearchFindsWhatIsThere() {
        byte[] secret = "a-secret-of-some-length".getBytes(StandardCharsets.UTF_8);
        String inBase64 = java.util.Base64.getEncoder()
                .encodeToString(("before " + new String(secret, StandardCharsets.UTF_8) + " after")
                        .getBytes(StandardCharsets.UTF_8));
        Haystack haystack = new Haystack().add("text", inBase64.getBytes(StandardCharsets.US_ASCII));
        assertThat(haystack.find("it", secret)).hasSize(1);
        assertThat(haystack.find("another", "some-other-secret".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    /** Everything a network is for, with a mark in every word that is nobody else's business. */
    private void live(Stage stage) throws IOException {
        String patient = mark("patient");
        String technician = mark("technician");
        String doctor = mark("doctor");
        People people = new People(stage.home());
        people.add(technician, Cast.LABORATORY, List.of("technician"), false);
        people.add(doctor, Cast.CLINIC, List.of("doctor"), false);
        people.add(patient, Cast.LABORATORY, List.of(), true);
        Players players = new Players(stage.home());
        Connection lab = players.connect(technician, Cast.LABORATORY);
        Connection clinic = players.connect(doctor, Cast.CLINIC);
        Connection subject = players.connect(patient, Cast.LABORATORY);
        Shared shared = share(lab, Players.subject(subject));
        read(clinic, shared, "refused");
        Handle grant = grant(subject, clinic);
        assertThat(read(clinic, shared, "opened")).isInstanceOf(Reading.Opened.class);
        subject.revoke(grant).orThrow();
        lab.retire(shared.record(), mark("reason-to-retire")).orThrow();
        provoke(clinic, shared);
        stage.network().addresses().values().forEach(address -> answers.add(metrics(address)));
    }

    private Shared share(Connection lab, Handle subject) throws IOException {
        Path file = folder.resolve("payload");
        Files.writeString(file, ("the result is " + mark("payload") + "\n").repeat(2_000));
        NewRecord meta =
                lab.newRecord(subject, mark("type").toLowerCase(java.util.Locale.ROOT), mark("label"), "text/csv");
        return lab.share(file, meta, Progress.SILENT);
    }

    private Reading read(Connection who, Shared shared, String into) throws IOException {
        ReadRequest request = new ReadRequest(
                shared.record(),
                Purpose.TREATMENT,
                Optional.of(mark("reason-" + into)),
                Optional.of(mark("reader-" + into)));
        return who.read(request, folder.resolve(into), Progress.SILENT);
    }

    private static Handle grant(Connection subject, Connection reader) {
        Handle grant = subject.newHandle();
        Terms terms = new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(reader.identity().account()),
                Scope.All.ALL,
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT),
                Optional.empty(),
                Optional.empty());
        subject.grant(grant, Players.subject(subject), terms).orThrow();
        assertThat(subject.awaitLive(grant, Duration.ofSeconds(20))).isTrue();
        return grant;
    }

    /** Errors, whose words must not say more than the asker said. */
    private void provoke(Connection clinic, Shared shared) {
        for (String target : List.of(
                "/v1/records/" + shared.record() + "/history?cursor=nonsense",
                "/v1/accesses/" + "0".repeat(32),
                "/v1/transactions/" + shared.transaction().id() + "/details",
                "/v1/accounts?name=" + marked.get("patient"))) {
            try {
                answers.add(clinic.get(target).text());
            } catch (ProblemException e) {
                Problem problem = e.problem();
                answers.add(problem.title() + problem.detail() + problem.next());
            }
        }
    }

    private static String metrics(java.net.URI address) {
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            return http.send(
                            java.net.http.HttpRequest.newBuilder(address.resolve("/metrics"))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Bytes> keys(Path network) throws IOException {
        Home home = new Home(network);
        Map<String, Bytes> keys = new TreeMap<>();
        for (var member : home.network().hosted()) {
            Path file = home.network().member(member).keystore();
            Passphrase passphrase = home.passphrase(file);
            if (KeystoreFile.open(file, passphrase) instanceof KeystoreFile.Opened.Open(Keystore keystore)) {
                MemberKeyring ring = MemberKeyring.from(keystore);
                keys.put(member + "'s node key", ring.node().seed());
                keys.put(member + "'s admin key", ring.admin().seed());
                keys.put(member + "'s log key", ring.log().seed());
                keys.put(member + "'s vault key", ring.vault().dangerBytes());
            }
        }
        assertThat(keys).hasSize(12);
        return keys;
    }

    private String mark(String what) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return marked.computeIfAbsent(what, _ -> what + "-" + HexFormat.of().formatHex(random));
    }

    private Handler listen() {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getLoggerName() + " " + record.getMessage() + " " + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        return handler;
    }

    private static byte[] join(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
