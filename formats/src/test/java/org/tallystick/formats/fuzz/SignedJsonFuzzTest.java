package org.tallystick.formats.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.SpecVectors;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.tx.Acknowledgement;
import org.tallystick.formats.tx.RequestToken;
import org.tallystick.formats.tx.Transaction;

/**
 * Whatever the bytes, a parser of signed JSON and of entries gives a value or a fault, and never anything else. The seeds
 * are the vectors of {@code spec/}; {@code JAZZER_FUZZ=1 mvn -Dslow -pl formats test
 * -Dtest=SignedJsonFuzzTest#transaction} looks for more, and what it finds goes among the resources beside this class.
 */
@Tag("slow")
class SignedJsonFuzzTest {
    private static final String SIGNATURE = Base64Text.encodeUrl(new byte[64]);

    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void json(byte[] input) {
        if (Json.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Json>(Json json)) {
            assertThat(Json.parse(json.canonical())).isEqualTo(new Parsed.Ok<>(json));
            assertThat(json.depth()).isBetween(0, Json.MAX_DEPTH);
        }
    }

    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void transaction(byte[] input) {
        if (Transaction.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Transaction>(Transaction transaction)) {
            assertThat(transaction.jws()).isEqualTo(Bytes.wrap(input));
            assertThat(transaction.signature().size()).isEqualTo(64);
        }
    }

    /** The claims alone, so that the search is not lost in base64url. */
    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void transactionClaims(byte[] input) {
        transaction(wrap("tally-tx+jwt", input));
    }

    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void requestToken(byte[] input) {
        if (RequestToken.parse(Bytes.wrap(input)) instanceof Parsed.Ok<RequestToken>(RequestToken token)) {
            assertThat(token.expiresAt() - token.issuedAt())
                    .isBetween(1L, token.binding().maxLifetime());
        }
    }

    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void requestTokenClaims(byte[] input) {
        requestToken(wrap("tally-req+jwt", input));
    }

    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void acknowledgement(byte[] input) {
        if (Acknowledgement.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Acknowledgement>(Acknowledgement read)) {
            assertThat(read.jws()).isEqualTo(Bytes.wrap(input));
        }
    }

    @MethodSource
    @FuzzTest(maxDuration = "1m")
    void entry(byte[] input) {
        if (Entry.parse(Bytes.wrap(input)) instanceof Parsed.Ok<Entry>(Entry entry)) {
            assertThat(entry.bytes()).isEqualTo(Bytes.wrap(input));
        }
    }

    static Stream<byte[]> json() {
        return seeds("json.json", "text");
    }

    static Stream<byte[]> transaction() {
        return seeds("transactions.json", "jws");
    }

    static Stream<byte[]> transactionClaims() {
        return claims("transactions.json");
    }

    static Stream<byte[]> requestToken() {
        return seeds("request-tokens.json", "jws");
    }

    static Stream<byte[]> requestTokenClaims() {
        return claims("request-tokens.json");
    }

    static Stream<byte[]> acknowledgement() {
        return seeds("acknowledgements.json", "jws");
    }

    static Stream<byte[]> entry() {
        return seeds("entries.json", "entry");
    }

    private static Stream<byte[]> seeds(String file, String field) {
        return Stream.of("valid", "malformed")
                .flatMap(kind -> SpecVectors.cases(file, kind))
                .map(test -> SpecVectors.input(test, field).toArray());
    }

    private static Stream<byte[]> claims(String file) {
        return SpecVectors.cases(file, "valid")
                .map(test -> test.string("jws").split("\\.", 3)[1])
                .map(Base64Text::decodeUrl);
    }

    private static byte[] wrap(String typ, byte[] claims) {
        String header = "{\"alg\":\"Ed25519\",\"typ\":\"" + typ + "\"}";
        return Bytes.utf8(Base64Text.encodeUrl(Bytes.utf8(header).toArray()) + "." + Base64Text.encodeUrl(claims) + "."
                        + SIGNATURE)
                .toArray();
    }
}
