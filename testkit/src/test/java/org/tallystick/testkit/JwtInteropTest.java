package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Identity;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Stored;
import org.tallystick.client.Submitted;
import org.tallystick.client.Tally;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.Binding;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.payload.Salt;

/** A JWT library that others wrote, Go's golang-jwt, signs what a node accepts, and accepts what we sign. */
@Tag("slow")
class JwtInteropTest {
    private static final String TRANSACTION = "tally-tx+jwt";
    private static final String REQUEST = "tally-req+jwt";

    @TempDir
    private Path folder;

    @BeforeEach
    void theLibraryIsBuilt() throws Exception {
        OthersPrograms.build("jwt");
    }

    @Test
    void aNodeTakesAnUploadAndATransactionThatTheLibrarySigned() throws Exception {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            People people = new People(stage.home());
            Handle ana = people.add("ana", Cast.LABORATORY, List.of(), true)
                    .subject()
                    .orElseThrow();
            Connection admin = people.administrator(Cast.LABORATORY);
            Identity mira = registered(admin, jwt("", "key", "mira.pem"));
            Connection node = Tally.connect(admin.address(), mira);

            Stored stored = upload(node, Bytes.utf8("HbA1c,41"));
            Draft draft = node.draftShare(node.newRecord(ana, "lab-report", "HbA1c", "text/csv"), stored);
            assertThatThrownBy(() -> node.submit(draft))
                    .as("signed by a key that is not Mira's")
                    .isInstanceOf(ProblemException.class);

            Bytes jws = signedByTheLibrary(draft.jws(), TRANSACTION);
            Submitted.Done done =
                    node.submit(new Draft(draft.id(), jws, draft.details())).orThrow();
            assertThat(done.id().issuer()).isEqualTo(mira.account());
        }
    }

    @Test
    void theLibraryAcceptsWhatWeSignedAndNothingElse() throws Exception {
        Identity mira = identity(new NetworkName("ledger.example/jwt"));
        String key = mira.signing().publicKey().url();
        Connection nowhere = Tally.connect(URI.create("http://127.0.0.1:1"), mira);
        Stored stored = new Stored(9, Salt.parseUrl(Hash.ZERO.url()), Hash.ZERO);
        Bytes transaction = nowhere.draftShare(
                        nowhere.newRecord(nowhere.newHandle(), "lab-report", "HbA1c", "text/csv"), stored)
                .jws();
        Bytes token = nowhere.token(new Binding.Request("GET", "/v1/records", Optional.empty()));

        assertThat(jwt(transaction.text(), "verify", key, TRANSACTION)).isEqualTo(claims(transaction));
        assertThat(jwt(token.text(), "verify", key, REQUEST)).isEqualTo(claims(token));
        assertThat(jwt(token.text(), "verify", key, TRANSACTION)).startsWith("refused: ");
        assertThat(jwt(altered(transaction), "verify", key, TRANSACTION)).startsWith("refused: ");
        assertThat(jwt(
                        token.text(),
                        "verify",
                        Hash.of(Bytes.utf8("another key")).url(),
                        REQUEST))
                .startsWith("refused: ");
    }

    /** Mira, whose signing key only her own program has: the one of the identity is any other. */
    private static Identity registered(Connection admin, String signingKey) {
        Identity mira = identity(admin.identity().network());
        JsonObject args = JsonObject.with("account", mira.account().toString())
                .with("signing", signingKey)
                .with("encryption", mira.encryption().publicKey().url())
                .with("roles", JsonArray.ofStrings(List.of("technician")))
                .with("custody", "person")
                .build();
        admin.submit("accounts.register", args, JsonObject.with("name", "mira").build())
                .orThrow();
        return mira;
    }

    private static Identity identity(NetworkName network) {
        SecureRandom random = new SecureRandom();
        return new Identity(
                network,
                new AccountId("00c0ffee", Cast.LABORATORY),
                PrivateKey.generate(Algorithm.ED25519, random),
                RecipientSecret.generate(Kem.X_WING, random));
    }

    private Stored upload(Connection node, Bytes content) throws Exception {
        Binding.Request post = new Binding.Request("POST", "/v1/payloads", Optional.of(Hash.of(content)));
        HttpRequest request = HttpRequest.newBuilder(node.address().resolve("/v1/payloads"))
                .header(
                        "Authorization",
                        "Bearer "
                                + signedByTheLibrary(node.token(post), REQUEST).text())
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content.toArray()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return Stored.of(Json.parseObject(Bytes.utf8(answer.body())).orThrow());
        }
    }

    /** The same claims, signed with Mira's own key. */
    private Bytes signedByTheLibrary(Bytes jws, String type) throws Exception {
        return Bytes.utf8(jwt(claims(jws), "sign", "mira.pem", type));
    }

    private static String claims(Bytes jws) {
        return Bytes.wrap(Base64Text.decodeUrl(jws.text().split("\\.", -1)[1])).text();
    }

    private static String altered(Bytes jws) {
        String[] parts = jws.text().split("\\.", -1);
        String claims = claims(jws).replace("records.share", "records.shave");
        parts[1] = Base64Text.encodeUrl(Bytes.utf8(claims).toArray());
        return String.join(".", parts);
    }

    /** Runs the program, and returns the line that it prints. */
    private String jwt(String input, String... arguments) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(OthersPrograms.command("jwt", arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedWriter in = program.outputWriter()) {
            in.write(input);
        }
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        return said.strip();
    }
}
