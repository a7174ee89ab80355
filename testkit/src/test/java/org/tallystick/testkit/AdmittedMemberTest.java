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
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Tally;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Introduction;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Stretching;

/** A member that came by vote, and is in no genesis, is hosted like the founders. */
@Tag("slow")
class AdmittedMemberTest {
    private static final MemberId HOSPICE = new MemberId("hospice");

    @TempDir
    private Path folder;

    @Test
    void aMemberAdmittedByVoteIsHostedAtTheNextStart() throws IOException {
        Founder hospice = new Founder(HOSPICE, "eu", URI.create("http://127.0.0.1:" + freePort()));
        MemberKeyring keys = MemberKeyring.generate(new SecureRandom());
        Home home;
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            home = stage.home();
            makeFolder(home, keys);
        }
        try (Stage stage = Stage.start(home)) {
            assertThat(stage.network().addresses()).doesNotContainKey(HOSPICE);
            admit(home, Introduction.of(stage.network().name(), hospice, keys));
        }
        try (Stage stage = Stage.start(home)) {
            assertThat(stage.network().addresses()).containsEntry(HOSPICE, hospice.address());
            Identity admin =
                    new Identity(stage.network().name(), AccountId.adminOf(HOSPICE), keys.admin(), keys.inbox());
            Connection own = Tally.connect(hospice.address(), admin);
            assertThat(own.registration()
                            .register("nora", List.of("nurse"))
                            .account()
                            .member())
                    .isEqualTo(HOSPICE);
            assertThat(own.policy()).contains("hospice");
            assertThat(metrics(hospice.address()))
                    .contains("\ntally_outbox_deliveries ", "\ntally_holder_jobs ", "\ntally_vault_quarantined 0.0\n")
                    .containsPattern("\ntally_vault_disk_free_bytes [1-9]");
        }
    }

    private static String metrics(URI node) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(node.resolve("/metrics")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void makeFolder(Home home, MemberKeyring keys) throws IOException {
        NetworkDirectory.Member member = home.network().member(HOSPICE);
        Files.createDirectories(member.root());
        KeystoreFile.create(
                member.keystore(), keys.keystore(), home.passphrase(member.keystore()), Stretching.GENERATED);
    }

    /** More than two thirds of three are all three. */
    private static void admit(Home home, JsonObject introduction) throws IOException {
        People people = new People(home);
        Connection hospital = people.administrator(Cast.HOSPITAL);
        String proposal = hospital.newHandle().value();
        hospital.submit(
                        "members.propose",
                        JsonObject.with("proposal", proposal)
                                .with("action", "admit")
                                .with("member", introduction)
                                .build())
                .orThrow();
        for (MemberId voter : List.of(Cast.LABORATORY, Cast.CLINIC)) {
            people.administrator(voter)
                    .submit(
                            "members.vote",
                            JsonObject.with("proposal", proposal)
                                    .with("vote", "yes")
                                    .build())
                    .orThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
