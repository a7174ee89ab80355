package org.tallystick.formats.tx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Broken;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.SpecVectors;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.JdkSignatures;

/** {@code spec/vectors/transactions.json}: made here, and replayed from the file. */
class TransactionVectorsTest {
    private static final String HEADER = "{\"alg\":\"Ed25519\",\"typ\":\"tally-tx+jwt\"}";
    private static final String CLAIMS = "{\"iss\":\"a7f3c2@st-mary\",\"aud\":\"ledger.example/demo-7c1f\","
            + "\"iat\":1800000000,\"exp\":1800000600,\"jti\":\"AAECAwQFBgcICQoLDA0ODw\",\"call\":\"records.share\","
            + "\"args\":{\"record\":\"00112233445566778899aabbccddeeff\"}}";

    private static Stream<JsonObject> valid() {
        return Stream.of(
                accepted("as the Java client writes it", HEADER, CLAIMS),
                accepted(
                        "white space and another order of names",
                        "{ \"typ\": \"tally-tx+jwt\",\n\"alg\": \"Ed25519\" }",
                        " " + CLAIMS.replace(",", " , ") + "\n"),
                accepted("a kid", "{\"alg\":\"Ed25519\",\"kid\":\"any\",\"typ\":\"tally-tx+jwt\"}", CLAIMS),
                accepted("escapes in names and values", HEADER, CLAIMS.replace("\"iss\"", "\"\\u0069ss\"")),
                accepted("the longest lifetime", HEADER, CLAIMS.replace("1800000600", "1800003600")),
                accepted(
                        "the largest integer",
                        HEADER,
                        CLAIMS.replaceFirst("\\{\"record\":[^}]*", "{\"n\":9007199254740991,\"m\":-9007199254740991")),
                accepted(
                        "16 deep",
                        HEADER,
                        CLAIMS.replaceFirst("\\{\"record\":[^}]*", "{\"a\":" + "[".repeat(14) + "]".repeat(14))),
                accepted(
                        "text beyond the basic plane",
                        HEADER,
                        CLAIMS.replaceFirst("\\{\"record\":[^}]*", "{\"\ud83d\ude00\":\"\\ud83d\\ude00 \u00e9\"")),
                accepted("no arguments", HEADER, CLAIMS.replaceFirst("\\{\"record\":[^}]*", "{")),
                accepted("the member's own account", HEADER, CLAIMS.replace("a7f3c2@", "node@")));
    }

    private static JsonObject accepted(String name, String header, String claims) {
        String jws = Forge.jws(header, claims);
        Transaction read = Transaction.parse(Bytes.utf8(jws)).orThrow();
        return JsonObject.with("name", name)
                .with("jws", jws)
                .with("iss", read.issuer().toString())
                .with("jti", read.id().jti())
                .with("aud", read.network().toString())
                .with("iat", read.issuedAt())
                .with("exp", read.expiresAt())
                .with("call", read.call())
                .with("args", read.args().text())
                .build();
    }

    static List<Broken> broken() {
        List<Broken> all = new ArrayList<>(BrokenJws.of(JoseType.TRANSACTION, CLAIMS));
        replaced(all, "a lifetime of 3,601 s", "1800000600", "1800003601", Fault.LIFETIME);
        replaced(all, "call without a verb", "records.share", "records", Fault.CALL_NAME);
        replaced(all, "call with an empty verb", "records.share", "records.", Fault.CALL_NAME);
        replaced(all, "call with capitals", "records.share", "Records.share", Fault.CALL_NAME);
        replaced(all, "call with three words", "records.share", "records.share.now", Fault.CALL_NAME);
        replaced(all, "call not a string", "\"records.share\"", "7", Fault.FIELD_TYPE);
        replaced(all, "no call", "\"call\":\"records.share\",", "", Fault.FIELD_MISSING);
        replaced(all, "args a list", "{\"record\":\"00112233445566778899aabbccddeeff\"}", "[]", Fault.FIELD_TYPE);
        replaced(all, "args null", "{\"record\":\"00112233445566778899aabbccddeeff\"}", "null", Fault.FIELD_TYPE);
        replaced(all, "aud with a scheme", "\"ledger.", "\"https://ledger.", Fault.NETWORK_NAME);
        replaced(all, "aud with capitals", "\"ledger.", "\"Ledger.", Fault.NETWORK_NAME);
        replaced(all, "aud of one node", "demo-7c1f", "demo-7c1f#st-mary", Fault.NETWORK_NAME);
        return all;
    }

    private static void replaced(List<Broken> all, String name, String text, String by, Fault fault) {
        all.add(new Broken(name, Bytes.utf8(Forge.jws(HEADER, CLAIMS.replace(text, by))), fault));
    }

    @Test
    void theVectorsAreTheOnesMadeHere() {
        SpecVectors.compare(
                "transactions.json",
                JsonObject.with("about", "Transactions; see formats.md. The key is that of RFC 8037, appendix A.1.")
                        .with("key", Forge.KEY.dangerJwk())
                        .with("valid", valid().collect(JsonArray.collector()))
                        .with(
                                "malformed",
                                broken().stream().map(test -> test.json("jws")).collect(JsonArray.collector()))
                        .build());
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken test) {
        assertThat(SpecVectors.verdict(Transaction.parse(test.input())))
                .isEqualTo(test.fault().code());
    }

    @Test
    void everyMalformedVectorOfTheFileIsRefusedWithItsFault() {
        assertThat(SpecVectors.cases("transactions.json", "malformed"))
                .allSatisfy(test -> assertThat(SpecVectors.verdict(Transaction.parse(SpecVectors.input(test, "jws"))))
                        .isEqualTo(test.string("fault")));
    }

    @Test
    void everyValidVectorOfTheFileSaysWhatItSaysThereAndIsSigned() {
        assertThat(SpecVectors.cases("transactions.json", "valid")).allSatisfy(test -> {
            Transaction read = Transaction.parse(SpecVectors.input(test, "jws")).orThrow();
            assertThat(read.issuer()).hasToString(test.string("iss"));
            assertThat(read.network()).hasToString(test.string("aud"));
            assertThat(read.call()).isEqualTo(test.string("call"));
            assertThat(read.args()).hasToString(test.string("args"));
            assertThat(new JdkSignatures().verify(Forge.KEY.publicKey(), read.signingInput(), read.signature()))
                    .isTrue();
        });
    }

    @Test
    void sixtyThousandBytesAreTheMost() {
        assertThat(Transaction.MAX_SIZE).isEqualTo(60_000);
        assertThat(ofSize(60_000).size()).isEqualTo(60_000);
        assertThat(SpecVectors.verdict(Transaction.parse(ofSize(60_000)))).isEqualTo("ok");
        Bytes oneMore = Bytes.utf8(ofSize(60_000).text() + "A");
        assertThat(SpecVectors.verdict(Transaction.parse(oneMore))).isEqualTo(Fault.TOO_LONG.code());
    }

    /** White space makes up the size; one space in the header leaves a rest that base64url can have. */
    private static Bytes ofSize(int size) {
        int more = (size - Forge.jws(" " + HEADER, CLAIMS).length()) * 3 / 4;
        for (int spaces = more - 4; ; spaces++) {
            String jws = Forge.jws(" " + HEADER, CLAIMS + " ".repeat(spaces));
            if (jws.length() >= size) {
                return Bytes.utf8(jws);
            }
        }
    }

    /** RFC 8037, appendix A.4: a good signature under the name that RFC 9864 has replaced. */
    @Test
    void theExampleOfRfc8037IsNoTransaction() {
        Bytes example = Bytes.utf8("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
                + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
        assertThat(SpecVectors.verdict(Transaction.parse(example))).isEqualTo(Fault.JWS_ALGORITHM.code());
    }
}
