package org.tallystick.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.formats.tx.TokenSigner;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.payload.ChunkCipher;
import org.tallystick.sealing.payload.DataKey;
import org.tallystick.sealing.payload.Layout;
import org.tallystick.sealing.payload.Manifest;
import org.tallystick.sealing.payload.PayloadDigest;
import org.tallystick.sealing.payload.PayloadReader;
import org.tallystick.sealing.payload.Release;
import org.tallystick.sealing.payload.Salt;

/** Payloads over connections that break off. */
@Timeout(60)
class DownloadTest {
    private static final int SIZE = 3 * Layout.CHUNK + 1_000;
    private static final String TAG = "\"the-commitment\"";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] plain = new byte[SIZE];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] sealed;
    private final PayloadReader reader;

    DownloadTest() throws IOException {
        RANDOM.nextBytes(plain);
        Release release = new Release(new Handle("0".repeat(32)), DataKey.generate(RANDOM), manifest());
        sealed = sealed(release);
        reader = new PayloadReader(release, release.manifest().commitment(), Bulk.jdk());
    }

    @Test
    void aBrokenDownloadGoesOnWithTheChunkThatIsMissing() throws IOException {
        try (ScriptedNode holder =
                new ScriptedNode(breaksOffAfter(1.5), breaksOffAfter(0.5), breaksOffAfter(1.2), breaksOffAfter(9))) {
            fetch(holder);
            assertThat(out.toByteArray()).isEqualTo(plain);
            assertThat(holder.asked())
                    .extracting(asked -> asked.headers().getFirst("Range"))
                    .containsExactly(from(0), from(1), from(1), from(2));
            assertThat(holder.asked())
                    .extracting(asked -> asked.headers().getFirst("If-Range"))
                    .containsExactly(null, TAG, TAG, TAG);
        }
    }

    @Test
    void whereNothingMoreComesItGivesUpAndBlamesNobody() throws IOException {
        try (ScriptedNode holder = new ScriptedNode(breaksOffAfter(1.5), breaksOffAfter(0.5))) {
            assertThatThrownBy(() -> fetch(holder))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("breaks off again and again");
            assertThat(out.size()).isEqualTo(Layout.CHUNK);
        }
    }

    @Test
    void aHolderThatFallsSilentIsAskedForTheRest() throws IOException {
        try (ScriptedNode holder =
                new ScriptedNode(ScriptedNode.fallsSilentAfter(breaksOffAfter(1.5)), breaksOffAfter(9))) {
            fetch(holder);
            assertThat(out.toByteArray()).isEqualTo(plain);
        }
    }

    @Test
    void aHolderThatStaysSilentIsUnreachable() throws IOException {
        try (ScriptedNode holder =
                new ScriptedNode(ScriptedNode.fallsSilentAfter(breaksOffAfter(1.5)), ScriptedNode.isSilent())) {
            assertThatThrownBy(() -> fetch(holder)).isInstanceOf(UnreachableException.class);
            assertThat(out.size()).isEqualTo(Layout.CHUNK);
        }
    }

    @Test
    void aHolderThatBeginsAnewWithSomethingElseContradictsItself() throws IOException {
        try (ScriptedNode holder = new ScriptedNode(breaksOffAfter(1.5), ScriptedNode.says(200, "another file"))) {
            assertThatThrownBy(() -> fetch(holder)).isInstanceOf(DisagreementException.class);
        }
    }

    private void fetch(ScriptedNode holder) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Source source = Source.system();
            MemberId member = new MemberId("lab-north");
            NodeHttp node = new NodeHttp(
                    new Wire(http, holder.address(), source, new Wire.Limits(1_000, Duration.ofMillis(500))),
                    new NodeId(new NetworkName("ledger.example/test"), member),
                    new TokenSigner(new AccountId("a7f3c2", member), PrivateKey.generate(Algorithm.ED25519, RANDOM)),
                    source);
            new Download(node, "/payload", reader, source).to(out);
        }
    }

    private ScriptedNode.Answer breaksOffAfter(double chunks) {
        return exchange -> {
            int first = Integer.parseInt(
                    exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
            int end = (int) Math.min(sealed.length, first + chunks * Layout.SEALED_CHUNK);
            send(exchange, Arrays.copyOfRange(sealed, first, end), sealed.length - first);
        };
    }

    private static void send(HttpExchange exchange, byte[] part, long promised) throws IOException {
        exchange.getResponseHeaders().add("ETag", TAG);
        exchange.sendResponseHeaders(206, promised);
        exchange.getResponseBody().write(part);
        exchange.getResponseBody().flush();
    }

    private static String from(int chunk) {
        return "bytes=" + Layout.sealedOffset(chunk) + "-";
    }

    private Manifest manifest() throws IOException {
        return PayloadDigest.of(new ByteArrayInputStream(plain), Salt.generate(RANDOM), Bulk.jdk());
    }

    private byte[] sealed(Release release) {
        ChunkCipher cipher = new ChunkCipher(Bulk.jdk(), release.key(), release.payload());
        Layout layout = release.manifest().layout();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[Layout.SEALED_CHUNK];
        for (int number = 0; (long) number * Layout.CHUNK < SIZE; number++) {
            ChunkCipher.Part part = layout.isLast(number) ? ChunkCipher.Part.LAST : ChunkCipher.Part.CHUNK;
            int from = number * Layout.CHUNK;
            byte[] content = Arrays.copyOfRange(plain, from, from + layout.length(number));
            all.write(chunk, 0, cipher.seal(part, number, content, content.length, chunk));
        }
        return all.toByteArray();
    }
}
