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

/** {@code spec/vectors/request-tokens.json} and {@code acknowledgements.json}: made here, and replayed from the files. */
class TokenVectorsTest {
    private static final String OPEN = "{\"iss\":\"a7f3c2@st-mary\",\"aud\":\"ledger.example/demo-7c1f#clinic\","
            + "\"iat\":1800000000,\"exp\":1800000060,\"jti\":\"AAECAwQFBgcICQoLDA0ODw\",";
    private static final String DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    private static final String REQUEST = OPEN + "\"htm\":\"GET\",\"htu\":\"/v1/records?limit=10\"}";
    private static final String UPLOAD = OPEN + "\"htm\":\"POST\",\"htu\":\"/v1/payloads\",\"bth\":\"" + DIGEST + "\"}";
    private static final String SCOPE = OPEN + "\"scope\":\"log:read events:read\"}";
    private static final String ACKNOWLEDGEMENT =
            OPEN + "\"transaction\":\"77aa21@clinic/AAAAAAAAAAAAAAAAAAAAAA\"," + "\"details\":\"" + DIGEST + "\"}";

    static List<Broken> requests() {
        List<Broken> all = new ArrayList<>(BrokenJws.of(JoseType.REQUEST, REQUEST));
        request(all, "a lifetime of 301 s", REQUEST.replace("1800000060", "1800000301"), Fault.LIFETIME);
        request(all, "aud a network, not a node", REQUEST.replace("#clinic", ""), Fault.FIELD_VALUE);
        request(all, "aud of no member", REQUEST.replace("#clinic", "#"), Fault.MEMBER_ID);
        request(all, "aud of no network", REQUEST.replace("ledger.example/demo-7c1f", "L"), Fault.NETWORK_NAME);
        request(all, "aud a URL", REQUEST.replace("ledger.example/demo-7c1f#clinic", "https://n"), Fault.FIELD_VALUE);
        request(all, "htm in small letters", REQUEST.replace("GET", "get"), Fault.FIELD_VALUE);
        request(all, "no htm", REQUEST.replace("\"htm\":\"GET\",", ""), Fault.FIELD_MISSING);
        request(all, "no htu", REQUEST.replaceFirst(",\"htu\":\"[^\"]*\"", ""), Fault.FIELD_MISSING);
        request(all, "htu a whole URL", REQUEST.replace("/v1", "http://n/v1"), Fault.FIELD_VALUE);
        request(all, "htu with a fragment", REQUEST.replace("limit=10", "#a"), Fault.FIELD_VALUE);
        request(all, "htu with a space", REQUEST.replace("limit=10", " "), Fault.FIELD_VALUE);
        request(all, "htu with a line feed", REQUEST.replace("limit=10", "\\n"), Fault.FIELD_VALUE);
        request(all, "htu of 2,001 characters", REQUEST.replace("limit=10", "a".repeat(1_990)), Fault.FIELD_VALUE);
        request(all, "bth too short", UPLOAD.replace("47DE", ""), Fault.TOO_SHORT);
        request(all, "bth with stray bits", UPLOAD.replace("uFU\"", "uFV\""), Fault.NOT_BASE64URL);
        request(all, "bth in hexadecimal", UPLOAD.replace(DIGEST, "00".repeat(32)), Fault.TOO_LONG);
        return all;
    }

    static List<Broken> scopes() {
        List<Broken> all = new ArrayList<>();
        request(all, "scope and htm", SCOPE.replace("\"scope\"", "\"htm\":\"GET\",\"scope\""), Fault.FIELD_UNKNOWN);
        request(all, "scope for more than a day", SCOPE.replace("1800000060", "1800086401"), Fault.LIFETIME);
        request(all, "scope empty", SCOPE.replace("log:read events:read", ""), Fault.FIELD_VALUE);
        request(all, "scope with two spaces", SCOPE.replace("d e", "d  e"), Fault.FIELD_VALUE);
        request(all, "scope with a word twice", SCOPE.replace("events", "log"), Fault.FIELD_VALUE);
        request(all, "scope with capitals", SCOPE.replace("log", "Log"), Fault.FIELD_VALUE);
        request(
                all,
                "scope of nine words",
                SCOPE.replace("log:read events:read", "a b c d e f g h i"),
                Fault.FIELD_VALUE);
        request(all, "scope a list", SCOPE.replace("\"log:read events:read\"", "[\"log:read\"]"), Fault.FIELD_TYPE);
        return all;
    }

    static List<Broken> acknowledgements() {
        List<Broken> all = new ArrayList<>(BrokenJws.of(JoseType.ACKNOWLEDGEMENT, ACKNOWLEDGEMENT));
        acknowledgement(all, "a lifetime of 3,601 s", "1800000060", "1800003601", Fault.LIFETIME);
        acknowledgement(all, "transaction without jti", "/AAAAAAAAAAAAAAAAAAAAAA", "", Fault.TRANSACTION_ID);
        acknowledgement(all, "transaction of no account", "77aa21@", "x@", Fault.ACCOUNT_ID);
        acknowledgement(all, "transaction with a jti too long", "/AAAA", "/AAAAA", Fault.TRANSACTION_ID);
        acknowledgement(all, "details too short", DIGEST, DIGEST.substring(4), Fault.TOO_SHORT);
        acknowledgement(all, "no details", ",\"details\":\"" + DIGEST + "\"", "", Fault.FIELD_MISSING);
        return all;
    }

    private static void request(List<Broken> all, String name, String claims, Fault fault) {
        all.add(new Broken(name, Bytes.utf8(Forge.jws(header("req"), claims)), fault));
    }

    private static void acknowledgement(List<Broken> all, String name, String text, String by, Fault fault) {
        String claims = ACKNOWLEDGEMENT.replace(text, by);
        all.add(new Broken(name, Bytes.utf8(Forge.jws(header("ack"), claims)), fault));
    }

    private static String header(String kind) {
        return "{\"alg\":\"Ed25519\",\"typ\":\"tally-" + kind + "+jwt\"}";
    }

    private static JsonObject valid(String name, String kind, String claims) {
        return JsonObject.with("name", name)
                .with("jws", Forge.jws(header(kind), claims))
                .with(
                        "claims",
                        org.tallystick.formats.json.Json.parse(Bytes.utf8(claims))
                                .orThrow())
                .build();
    }

    @Test
    void theRequestTokensOfTheFileAreTheOnesMadeHere() {
        SpecVectors.compare(
                "request-tokens.json",
                file("Request tokens; see formats.md. The key is that of RFC 8037, appendix A.1.")
                        .with(
                                "valid",
                                Stream.of(
                                                valid("a request without a body", "req", REQUEST),
                                                valid("a request with a body", "req", UPLOAD),
                                                valid("a scope", "req", SCOPE),
                                                valid(
                                                        "a scope for a day",
                                                        "req",
                                                        SCOPE.replace("1800000060", "1800086400")))
                                        .collect(JsonArray.collector()))
                        .with(
                                "malformed",
                                Stream.concat(requests().stream(), scopes().stream())
                                        .map(test -> test.json("jws"))
                                        .collect(JsonArray.collector()))
                        .build());
    }

    @Test
    void theAcknowledgementsOfTheFileAreTheOnesMadeHere() {
        SpecVectors.compare(
                "acknowledgements.json",
                file("Acknowledgements of details; see formats.md. The key is that of RFC 8037, appendix A.1.")
                        .with(
                                "valid",
                                Stream.of(valid("an acknowledgement", "ack", ACKNOWLEDGEMENT))
                                        .collect(JsonArray.collector()))
                        .with(
                                "malformed",
                                acknowledgements().stream()
                                        .map(test -> test.json("jws"))
                                        .collect(JsonArray.collector()))
                        .build());
    }

    private static JsonObject.Builder file(String about) {
        return JsonObject.with("about", about).with("key", Forge.KEY.dangerJwk());
    }

    @ParameterizedTest
    @MethodSource({"requests", "scopes"})
    void aBrokenRequestTokenIsRefusedWithItsFault(Broken test) {
        assertThat(SpecVectors.verdict(RequestToken.parse(test.input())))
                .isEqualTo(test.fault().code());
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void aBrokenAcknowledgementIsRefusedWithItsFault(Broken test) {
        assertThat(SpecVectors.verdict(Acknowledgement.parse(test.input())))
                .isEqualTo(test.fault().code());
    }

    @Test
    void everyVectorOfTheFilesIsJudgedAsItSaysThere() {
        assertThat(SpecVectors.cases("request-tokens.json", "malformed"))
                .allSatisfy(test -> assertThat(SpecVectors.verdict(RequestToken.parse(SpecVectors.input(test, "jws"))))
                        .isEqualTo(test.string("fault")));
        assertThat(SpecVectors.cases("request-tokens.json", "valid"))
                .allSatisfy(test -> assertThat(SpecVectors.verdict(RequestToken.parse(SpecVectors.input(test, "jws"))))
                        .isEqualTo("ok"));
        assertThat(SpecVectors.cases("acknowledgements.json", "malformed"))
                .allSatisfy(
                        test -> assertThat(SpecVectors.verdict(Acknowledgement.parse(SpecVectors.input(test, "jws"))))
                                .isEqualTo(test.string("fault")));
        assertThat(SpecVectors.cases("acknowledgements.json", "valid"))
                .allSatisfy(
                        test -> assertThat(SpecVectors.verdict(Acknowledgement.parse(SpecVectors.input(test, "jws"))))
                                .isEqualTo("ok"));
    }

    @Test
    void aTokenLongerThanFourKilobytesIsNotLookedAt() {
        assertThat(SpecVectors.verdict(RequestToken.parse(Bytes.utf8("a".repeat(4_097)))))
                .isEqualTo(Fault.TOO_LONG.code());
        assertThat(SpecVectors.verdict(Acknowledgement.parse(Bytes.utf8("a".repeat(2_049)))))
                .isEqualTo(Fault.TOO_LONG.code());
    }
}
