package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.wallet.Home;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.tls.Authorities;

/**
 * Two members whose nodes speak TLS with certificates of an authority of their own. Files pass from one to the other, and whoever
 * does not believe a node says why and sends nothing.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsNetworkTest {
    private static final Path FILES =
            Path.of("../sealing/src/test/resources/tls").toAbsolutePath().normalize();

    private Path home;
    private Path folder;
    private Stage stage;
    private URI lab;

    @BeforeAll
    void aNetworkRunsOverTls(@TempDir Path temporary) throws IOException {
        folder = temporary;
        home = Files.createDirectories(folder.resolve("network"));
        Files.writeString(home.resolve("passphrase"), "of a network for this test\n");
        lab = URI.create("https://localhost:" + free());
        done("init", "--network", "ledger.example/tls", "--member", "lab-north=" + lab, "--member", clinic());
        settle();
        stage = Stage.start(new Home(home));
        done("account", "new", "ivo", "--member", "lab-north", "--role", "technician");
        done("account", "new", "ana", "--member", "lab-north", "--subject");
        done("account", "new", "dr-okafor", "--member", "clinic-west", "--role", "doctor");
    }

    @AfterAll
    void itStops() {
        stage.close();
    }

    @Test
    void aFileIsSharedGrantedAndReadFromMemberToMember() throws IOException {
        Path file = Files.writeString(folder.resolve("values.csv"), "HbA1c,5.4\n");
        String record =
                done("share", file.toString(), "--as", "ivo", "--about", "ana").string("record");
        done("grant", "--as", "ana", "--at", "lab-north", "--to", "dr-okafor", "--all");
        Path copy = folder.resolve("copy.csv");
        JsonObject read = done("read", record, "--as", "dr-okafor", "-o", copy.toString());

        assertThat(read.string("status")).isEqualTo("allowed");
        assertThat(copy).hasSameBinaryContentAs(file);
        assertThat(done("status", "--as", "dr-okafor").array("members").items()).hasSize(2);
    }

    @Test
    void theJavaClientBelievesTheAuthorityThatItIsGiven() throws IOException {
        Wallet wallet = new Home(home).wallet("ivo");
        Identity identity = wallet.identity(wallet.entries().getFirst().account());
        URI node = lab;
        Path authority = FILES.resolve("authority.pem");

        Connection lab = Tally.connect(node, identity, Authorities.of(authority));
        assertThat(lab.get("/v1/network").string("member")).isEqualTo("lab-north");
    }

    @Test
    void anotherAuthorityIsNotBelievedAndNothingIsSent() {
        RunOf run = run(
                "status",
                "--as",
                "ivo",
                "--trust",
                FILES.resolve("other-authority.pem").toString());
        assertThat(run.exit()).isEqualTo(Exit.INPUT.code());
        assertThat(run.out())
                .contains("the node cannot be believed", "from no authority that is believed here", "TALLY_TRUST");
        run = run(
                "account",
                "new",
                "zoe",
                "--member",
                "lab-north",
                "--role",
                "technician",
                "--trust",
                FILES.resolve("node-key.pem").toString());
        assertThat(run.exit()).isEqualTo(Exit.INPUT.code());
        assertThat(run.out()).contains("nobody is believed", "has no certificate");
        run = run("status", "--as", "ivo", "--trust", folder.resolve("none.pem").toString());
        assertThat(run.out()).contains("nobody is believed", "there is no file");
    }

    @Test
    void aCertificateThatIsOverIsToldApartAndItsSuccessorIsShownWithoutARestart() throws IOException {
        show("expired");
        awaitStatus("its certificate has expired");
        show("renewed");
        awaitStatus("\"member\":\"lab-north\"");
    }

    @Test
    void anOperatorsLimitIsKept() throws Exception {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(Authorities.of(FILES.resolve("authority.pem")))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(lab.resolve("/v1/transactions"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[300 << 10]))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("at most 262144 bytes");
        }
    }

    @Test
    void whatWouldNotWorkDoesNotStart() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("passphrase"), "of a network for this test\n");
        RunOf init = tally(
                "init",
                "--json",
                "--home",
                other.toString(),
                "--network",
                "ledger.example/none",
                "--member",
                "lab-north=https://localhost:" + free());
        assertThat(init.exit()).as(init.out()).isZero();
        refused(other, "", "its node has no certificate");
        refused(other, tls("node", "renewed-key"), "does not belong to the certificate");
        refused(other, tls("node", "encrypted-key"), "openssl pkcs8");
        refused(other, tls("node", "old-ec-key"), "older form");
        refused(other, tls("authority", "none"), "must be a file that this user may read");
        refused(
                other,
                tls("node", "node-key") + "trust: " + FILES.resolve("node-key.pem") + "\n",
                "has no certificate");
        refused(other, "members: {lab-south: {listen: '127.0.0.1:1'}}", "of no member whose node runs here");
    }

    private static void refused(Path home, String settings, String why) throws IOException {
        Files.writeString(home.resolve("tallystick.yaml"), settings);
        RunOf run = tally("up", "--json", "--home", home.toString());
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.INPUT.code());
        assertThat(run.out()).contains(why);
    }

    private static String tls(String certificate, String key) {
        return "members: {lab-north: {tls: {certificates: '" + FILES.resolve(certificate + ".pem") + "', key: '"
                + FILES.resolve(key + ".pem") + "'}}}\n";
    }

    private String clinic() throws IOException {
        return "clinic-west=https://localhost:" + free();
    }

    private void settle() throws IOException {
        show("node");
        Files.copy(FILES.resolve("authority.pem"), home.resolve("authority.pem"));
        Files.writeString(home.resolve("tallystick.yaml"), """
                trust: authority.pem
                limits: {document: 256 KiB}
                members:
                  lab-north:
                    tls: {certificates: lab.pem, key: lab-key.pem}
                  clinic-west:
                    tls:
                      certificates: FILES/edwards.pem
                      key: FILES/edwards-key.pem
                """.replace("FILES", FILES.toString()));
    }

    /** Puts that certificate where the laboratory's node finds its own. */
    private void show(String name) throws IOException {
        Files.writeString(home.resolve("lab.pem"), Files.readString(FILES.resolve(name + ".pem")));
        Files.writeString(home.resolve("lab-key.pem"), Files.readString(FILES.resolve(name + "-key.pem")));
    }

    private void awaitStatus(String said) {
        Instant until = Instant.now().plusSeconds(30);
        while (!run("status", "--as", "ivo").out().contains(said)) {
            assertThat(Instant.now()).as(said).isBefore(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private JsonObject done(String... line) {
        RunOf run = run(line);
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }

    private RunOf run(String... line) {
        return tally(Stream.concat(Stream.of(line), Stream.of("--json", "--home", home.toString()))
                .toArray(String[]::new));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
