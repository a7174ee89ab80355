package org.tallystick.node.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.tls.Authorities;
import org.tallystick.sealing.tls.NodeCertificate;
import org.tallystick.sharing.exchange.Answer;
import org.tallystick.sharing.exchange.Contact;
import org.tallystick.sharing.exchange.Identity;
import org.tallystick.sharing.exchange.Message;

/** What a member's node says when it hands details to another's over TLS. */
class TlsMemberTransportTest {
    private static final Path FILES = Path.of("../sealing/src/test/resources/tls");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final MemberId LAB = new MemberId("lab-north");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node      | authority       | its answer has no acknowledgement",
                "node      | other-authority | its certificate is from no authority that is believed here",
                "stranger  | authority       | its certificate is from no authority that is believed here",
                "expired   | authority       | its certificate has expired",
                "elsewhere | authority       | its certificate is for another name",
            })
    void whomItDoesNotBelieveItSendsNothingAndSaysWhy(String certificate, String believed, String why)
            throws Exception {
        HttpServer node = node(certificate);
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(Authorities.of(FILES.resolve(believed + ".pem")))
                .build()) {
            Answer answer = transport(http).deliver(contact(node.getAddress().getPort()), message());

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Unreachable.class,
                            none -> assertThat(none.why()).startsWith(why));
        } finally {
            node.stop(0);
        }
    }

    private static HttpServer node(String certificate) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(
                NodeCertificate.read(FILES.resolve(certificate + ".pem"), FILES.resolve(certificate + "-key.pem")))));
        server.createContext("/v1/exchange/details", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        server.start();
        return server;
    }

    private static SSLContext context(NodeCertificate certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "node", certificate.key(), new char[0], certificate.chain().toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static HttpMemberTransport transport(HttpClient http) {
        Identity self = new Identity(
                new NodeId(new NetworkName("ledger.example/tls"), new MemberId("clinic")),
                PrivateKey.generate(Algorithm.ED25519, RANDOM),
                RecipientSecret.generate(Kem.X_WING, RANDOM));
        return new HttpMemberTransport(http, self, InstantSource.system(), RANDOM);
    }

    private static Contact contact(int port) {
        return new Contact(
                LAB,
                "https://localhost:" + port,
                RecipientSecret.generate(Kem.X_WING, RANDOM).publicKey(),
                PrivateKey.generate(Algorithm.ED25519, RANDOM).publicKey());
    }

    private static Message message() {
        return new Message(
                new TransactionId(new AccountId("a7f3c2", LAB), "AAAAAAAAAAAAAAAAAAAAAA"),
                Hash.ZERO,
                Bytes.wrap(new byte[100]));
    }
}
