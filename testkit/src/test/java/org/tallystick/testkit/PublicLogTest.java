package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/** A network that was founded public: a stranger checks its whole log with a program that others wrote, and shows no token. */
@Tag("slow")
class PublicLogTest {
    private static final MemberId FARM = new MemberId("farm");
    private static final String PASSPHRASE = "of a network for this test";

    @TempDir
    private Path folder;

    @Test
    void aStrangerFindsTheLogOfAPublicNetworkSound() throws Exception {
        OthersPrograms.build("fsck");
        URI address = URI.create("http://127.0.0.1:" + free());
        Home home = new Home(Files.createDirectory(folder.resolve("network")));
        new Founding(
                        home.network(),
                        new NetworkName("ledger.example/food"),
                        true,
                        new SecureRandom(),
                        InstantSource.system())
                .found(List.of(new Founder(FARM, "eu", address)), Passphrase.of(PASSPHRASE), Stretching.GENERATED);
        Files.writeString(home.passphraseFile(), PASSPHRASE);
        try (Stage _ = Stage.start(home)) {
            new People(home).add("ada", FARM, List.of("farmer"), false);
            String key = get(address, "/v1/policy")
                    .lines()
                    .filter(line -> line.startsWith("log "))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(folder.resolve("log.pub"), key.substring("log ".length()));
            String said = Workplace.in(folder)
                    .run("timeout 60 fsck -ui=false -storage_url=" + address + " -public_key=log.pub");
            assertThat(said).contains("Successfully fsck'd log with size ");
        }
    }

    private static String get(URI node, String target) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(node.resolve(target)).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
