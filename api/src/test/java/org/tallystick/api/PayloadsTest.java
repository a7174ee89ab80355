package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.api.NodeFixture.handle;
import static org.tallystick.api.RequestTokenTest.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.payload.Release;
import org.tallystick.sharing.accesses.Facts;
import org.tallystick.sharing.vault.Found;

/** Payloads go in as they are and come out sealed, whole or in part. */
class PayloadsTest {
    private static final RecipientSecret SECRET = RecipientSecret.generate(Kem.X_WING, NodeFixture.RANDOM);
    private static final byte[] DATA = new byte[(2 << 20) + 12_345];

    private static final Hash ABOUT_SALT = Hash.of(Bytes.utf8("about"));
    private static final String SUBJECT = handle();

    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person doctor;
    private static Person patient;
    private static Hash commitment;
    private static String record;

    @BeforeAll
    static void start() {
        new Random(7).nextBytes(DATA);
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", SECRET, "doctor", "steward");
        patient = node.account(node.stMary, "9a71e1", "subject");
        record = share();
        commitment = node.json(doctor, "/v1/records/" + record).hash("commitment");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void anUploadAnswersWithItsCommitment() throws IOException {
        HttpResponse<String> answer = upload(doctor, DATA, DATA);
        JsonObject stored = Json.parseObject(Bytes.utf8(answer.body())).orThrow();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(stored.integer("size")).isEqualTo(DATA.length);
        assertThat(Hash.of(
                        stored.hash("salt").dangerArray(), stored.hash("root").dangerArray()))
                .isEqualTo(stored.hash("commitment"));
        assertThat(node.vault.find(stored.hash("commitment"))).isInstanceOf(Found.Held.class);
    }

    @Test
    void anUploadThatIsNotWhatTheTokenSaysLeavesNothing() throws IOException {
        long before = files();
        byte[] other = DATA.clone();
        other[1_500_000] ^= 1;

        refused(upload(doctor, DATA, other), 401, "token-wrong-body");
        refused(upload(patient, DATA, DATA), 403, "not-allowed");
        refused(upload(doctor, new byte[0], new byte[0]), 400, "bad-body");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() throws Exception {
        long before = files();
        for (int i = 0; i < 3; i++) {
            try (RawClient client = RawClient.connect(node.api.port())) {
                client.send("POST /v1/payloads HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Length: 3000000\r\nAuthorization: Bearer "
                        + doctor.token("POST", "/v1/payloads", DATA) + "\r\n\r\n" + "x".repeat(1_200_000));
            }
        }
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (files() > before && System.nanoTime() < deadline) {
            node.get("/health");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anAllowedAccessReleasesItsPayloadWholeOrInPart() throws IOException {
        String access = request(doctor);
        refused(node.get(doctor, "/v1/accesses/" + access + "/payload"), 409, "not-released");
        allow(access);
        JsonObject answer = node.json(doctor, "/v1/accesses/" + access).object("answer");
        assertThat(answer.hash("commitment")).isEqualTo(commitment);
        assertThat(answer.integer("entry")).isLessThan(node.size());
        byte[] sealed = sealed(commitment);

        assertThat(payload(access).body()).isEqualTo(sealed);
        HttpResponse<byte[]> part = payload(access, "Range", "bytes=1048570-1048600");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(sealed, 1_048_570, 1_048_601));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1048570-1048600/" + sealed.length);
        assertThat(payload(access, "Range", "bytes=-7").body())
                .isEqualTo(Arrays.copyOfRange(sealed, sealed.length - 7, sealed.length));
        assertThat(payload(access, "Range", "bytes=" + (sealed.length - 1) + "-")
                        .body())
                .hasSize(1);
        String tag = part.headers().firstValue("ETag").orElseThrow();
        assertThat(payload(access, "Range", "bytes=0-0", "If-Range", tag).body())
                .hasSize(1);
        assertThat(payload(access, "Range", "bytes=0-0", "If-Range", "\"other\"")
                        .body())
                .hasSize(sealed.length);
    }

    @Test
    void onlyTheReadersKeyOpensTheRelease() {
        String access = request(doctor);
        allow(access);

        JsonObject release = node.json(doctor, "/v1/accesses/" + access + "/release");
        Binding binding = new Binding.Release(
                NodeFixture.NETWORK,
                new Handle(access),
                release.integer("entry"),
                new Handle(record),
                release.integer("version"),
                doctor.id());
        Bytes sealed = Bytes.wrap(Base64Text.decodeUrl(release.string("sealed")));
        assertThat(Release.open(SECRET, binding, sealed)
                        .orElseThrow()
                        .manifest()
                        .commitment())
                .isEqualTo(commitment);
        assertThat(Release.open(RecipientSecret.generate(Kem.X_WING, NodeFixture.RANDOM), binding, sealed))
                .isEmpty();
    }

    @Test
    void rangesThatAreNoneAreRefusedWithTheSize() throws IOException {
        String access = request(doctor);
        allow(access);
        long size = sealed(commitment).length;

        for (String range :
                new String[] {"bytes=" + size + "-", "bytes=5-4", "bytes=-", "bytes=0-1,3-4", "lines=1-2"}) {
            HttpResponse<byte[]> answer = payload(access, "Range", range);
            assertThat(answer.statusCode()).as(range).isEqualTo(416);
            assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */" + size);
        }
    }

    @Test
    void nobodyElseLearnsThatThereIsSomething() {
        String access = request(doctor);
        allow(access);

        for (Person person : new Person[] {patient, node.stMary.admin(), node.clinic.node()}) {
            refused(node.get(person, "/v1/accesses/" + access + "/payload"), 404, "not-found");
            refused(node.get(person, "/v1/accesses/" + access + "/release"), 404, "not-found");
        }
    }

    @Test
    void aDenialClosesWhatWasAllowedAtOnce() throws IOException {
        String access = request(doctor);
        allow(access);
        assertThat(payload(access).statusCode()).isEqualTo(200);
        String denial = denyTheDoctor();
        try {
            HttpResponse<String> refused = node.get(doctor, "/v1/accesses/" + access + "/payload");
            refused(refused, 409, "not-released");
            assertThat(refused.body()).contains("denied");
            refused(node.get(doctor, "/v1/accesses/" + access + "/release"), 409, "not-released");
        } finally {
            JsonObject revoked = JsonObject.with("grant", denial).build();
            NodeFixture.committed(node.submit(
                    NodeFixture.sign(doctor, "grants.revoke", revoked, NodeFixture.jti()), Optional.empty()));
        }
    }

    private static String denyTheDoctor() {
        String denial = handle();
        JsonObject body = JsonObject.with("effect", "deny")
                .with(
                        "reader",
                        JsonObject.with("account", doctor.id().toString()).build())
                .with("scope", JsonObject.builder().with("all", true).build())
                .build();
        node.call(doctor, "grants.give", JsonObject.with("grant", denial).with("subject", SUBJECT), body);
        return denial;
    }

    /** The author reads the record that they shared: that takes no grant. */
    private static void allow(String access) {
        var view = node.ledger.state();
        Hash facts = Facts.digest(view, doctor.id(), new Handle(record), new Handle(SUBJECT));
        JsonObject.Builder args = JsonObject.builder()
                .with("allowed", true)
                .with("access", access)
                .with("block", view.blocks() - 1)
                .with("clock", System.currentTimeMillis())
                .with("function", "1")
                .with("subject", SUBJECT)
                .with("salt", ABOUT_SALT)
                .with("grants", JsonArray.EMPTY)
                .with("facts", facts);
        JsonObject body = JsonObject.builder()
                .with("allowed", true)
                .with("rule", "author")
                .with("grants", JsonArray.EMPTY)
                .with("question", facts)
                .build();
        node.call(node.stMary.node(), "accesses.answer", args, body);
    }

    @Test
    void noRecordComesWithoutItsPayload() {
        Hash salt = Hash.of(Bytes.utf8("a salt"));
        Hash root = Hash.of(Bytes.utf8("the root of what was never uploaded"));
        JsonObject never = JsonObject.with("salt", salt.url())
                .with("root", root.url())
                .with(
                        "commitment",
                        Hash.of(salt.dangerArray(), root.dangerArray()).url())
                .build();
        assertThatThrownBy(() -> share(never))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("409 ")
                .hasMessageContaining("payload-missing");
    }

    private static String share() {
        node.call(
                doctor,
                "records.enrol",
                JsonObject.with("subject", SUBJECT),
                JsonObject.with("name", "Ada").build());
        return share(
                Json.parseObject(Bytes.utf8(upload(doctor, DATA, DATA).body())).orThrow());
    }

    private static String share(JsonObject upload) {
        String handle = handle();
        JsonObject body = JsonObject.with("type", "image")
                .with("label", "X-ray")
                .with("mediaType", "image/png")
                .with("size", DATA.length)
                .with("salt", upload.string("salt"))
                .with("root", upload.string("root"))
                .with("subject", SUBJECT)
                .with("aboutSalt", ABOUT_SALT)
                .build();
        JsonObject.Builder args = JsonObject.with("record", handle)
                .with("commitment", upload.string("commitment"))
                .with(
                        "about",
                        About.commit(new Handle(handle), new Handle(SUBJECT), Bytes.wrap(ABOUT_SALT.toArray()))
                                .url());
        node.call(doctor, "records.share", args, body);
        return handle;
    }

    private static String request(Person reader) {
        String access = handle();
        JsonObject.Builder args = JsonObject.with("access", access)
                .with("record", record)
                .with("answerBy", System.currentTimeMillis() + 60_000);
        node.call(
                reader,
                "accesses.request",
                args,
                JsonObject.with("purpose", "TREAT").build());
        return access;
    }

    private static byte[] sealed(Hash commitment) throws IOException {
        if (!(node.vault.find(commitment) instanceof Found.Held(var payload))) {
            throw new AssertionError("not there");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (payload) {
            payload.copySealed(0, payload.manifest().layout().sealedSize(), out);
        }
        return out.toByteArray();
    }

    private static HttpResponse<String> upload(Person person, byte[] signed, byte[] sent) {
        String token = signed.length == 0
                ? person.token("POST", "/v1/payloads")
                : person.token("POST", "/v1/payloads", signed);
        return node.send(
                "POST",
                HttpRequest.newBuilder(node.uri("/v1/payloads"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent)));
    }

    private static HttpResponse<byte[]> payload(String access, String... headers) {
        String target = "/v1/accesses/" + access + "/payload";
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(target))
                .header("Authorization", "Bearer " + doctor.token("GET", target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return node.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long files() throws IOException {
        try (var all = Files.walk(folder.resolve("vault"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
