package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.checkpoint.SignedCheckpoint;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.merkle.EntryBundle;
import org.tallystick.formats.merkle.MerkleTree;

/** The log of a public network, read as a monitor reads it: without a token, and with one by scope. */
class LogTest {
    private static final int ACCOUNTS = 300;

    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person doctor;

    @BeforeAll
    static void start() {
        node = new NodeFixture(folder, true);
        List<JsonObject> batch = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            JsonObject args = JsonObject.with("account", String.format("%06x@st-mary", i))
                    .with(
                            "signing",
                            org.tallystick.formats.keys.PrivateKey.generate(
                                            org.tallystick.formats.keys.Algorithm.ED25519, NodeFixture.RANDOM)
                                    .publicKey()
                                    .url())
                    .with("encryption", node.stMary.encryptionKey("a" + i))
                    .with("roles", JsonArray.EMPTY)
                    .with("custody", "member")
                    .build();
            Bytes jws = NodeFixture.sign(node.stMary.admin(), "accounts.register", args, NodeFixture.jti());
            batch.add(JsonObject.with("transaction", jws.text()).build());
        }
        HttpResponse<String> answer = node.post(
                "/v1/transactions?wait=commit",
                JsonObject.with("transactions", new JsonArray(List.copyOf(batch)))
                        .build()
                        .text());
        assertThat(answer.body()).doesNotContain("rejected");
        doctor = node.account(node.stMary, "d0c701", "doctor");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theCheckpointsRootIsThatOfTheEntriesInTheBundles() throws Exception {
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(
                        Bytes.utf8(node.get("/checkpoint").body()))
                .orThrow();
        long size = checkpoint.checkpoint().size();
        List<Hash> leaves = new ArrayList<>();
        for (long at = 0; at < size; at += 256) {
            long width = Math.min(256, size - at);
            String path = String.format("/tile/entries/%03d", at / 256) + (width < 256 ? ".p/" + width : "");
            EntryBundle.parse(Bytes.wrap(bytes(path).body()))
                    .orThrow()
                    .entries()
                    .forEach(entry -> leaves.add(MerkleTree.leafHash(entry)));
        }

        assertThat(leaves).hasSize((int) size).hasSizeGreaterThan(256);
        assertThat(node.ledger.store().committed().logRoot(size))
                .isEqualTo(checkpoint.checkpoint().root());
        byte[] tile = bytes("/tile/0/000").body();
        for (int i = 0; i < 256; i++) {
            assertThat(java.util.Arrays.copyOfRange(tile, 32 * i, 32 * i + 32))
                    .isEqualTo(leaves.get(i).toArray());
        }
        assertThat(bytes("/tile/1/000.p/1").body()).hasSize(32);
    }

    @Test
    void tilesNeverChangeAndSaySo() throws Exception {
        HttpResponse<byte[]> answer = bytes("/tile/0/000");

        assertThat(answer.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("immutable", "public");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(node.get("/checkpoint").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void bundlesAreCompressedForWhoeverLikesThat() throws Exception {
        HttpResponse<byte[]> zipped = node.http.send(
                HttpRequest.newBuilder(node.uri("/tile/entries/000"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("/tile/entries/000").body());
        }
    }

    @Test
    void tilesThatAreNotThereOrMisnamedAreRefused() throws Exception {
        assertThat(bytes("/tile/0/001").statusCode()).isEqualTo(404);
        assertThat(bytes("/tile/0/x001/000").statusCode()).isEqualTo(404);
        assertThat(bytes("/tile/0/1").statusCode()).isEqualTo(400);
        assertThat(bytes("/tile/0/x000/001").statusCode()).isEqualTo(400);
        assertThat(bytes("/tile/0/000.p/256").statusCode()).isEqualTo(400);
        assertThat(bytes("/tile/64/000").statusCode()).isEqualTo(400);
        assertThat(bytes("/tile/entries/999").statusCode()).isEqualTo(404);
        assertThat(bytes("/tile/nothing/000").statusCode()).isEqualTo(400);
    }

    @Test
    void strangersSeeTheLedgerOfAPublicNetworkButNoNamesOrDetails() {
        assertThat(node.get(doctor, "/v1/accounts/" + doctor.id()).body()).contains("name-of-");
        for (String target :
                List.of("/v1/network", "/v1/members", "/v1/accounts", "/v1/entries", "/v1/policy", "/v1/records")) {
            HttpResponse<String> answer = node.get(target);
            assertThat(answer.statusCode()).as(target).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("name-of-");
        }
        RequestTokenTest.refused(node.get("/v1/accounts?name=name-of-d0c701"), 403, "not-allowed");
        RequestTokenTest.refused(node.get("/v1/accesses/" + NodeFixture.handle() + "/payload"), 401, "token-missing");
        assertThat(node.get("/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void aScopedTokenOpensTheLogOfThisNodeOnly() throws Exception {
        String token = doctor.scoped("log:read");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(node.uri("/checkpoint")).header("Authorization", "Bearer " + token);

        assertThat(node.send("GET", request).statusCode()).isEqualTo(200);
        RequestTokenTest.refused(
                node.send(
                        "GET",
                        HttpRequest.newBuilder(node.uri("/v1/entries")).header("Authorization", "Bearer " + token)),
                403,
                "token-scope");
    }

    private static HttpResponse<byte[]> bytes(String path) throws Exception {
        return node.http.send(HttpRequest.newBuilder(node.uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
