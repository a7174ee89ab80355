package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.api.wire.Patience;
import org.tallystick.api.wire.Rates;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.tx.Binding;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;

class RequestTokenTest {
    private static FrameFixture frame;
    private static Person doctor;

    @BeforeAll
    static void start() {
        frame = new FrameFixture(Rates.USUAL, Patience.USUAL);
        doctor = frame.account("a7f3c2", "doctor");
    }

    @AfterAll
    static void stop() {
        frame.close();
    }

    @Test
    void theSignerOfATokenIsKnown() {
        var answer = frame.get("/known/a%20b?a=%C3%A9", doctor.token("GET", "/known/a%20b?a=%C3%A9"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"who\":\"a7f3c2@st-mary\"", "\"what\":\"a b\"", "\"a\":\"é\"");
    }

    @Test
    void withoutATokenThereIsNothing() {
        var answer = frame.get("/known/x");

        refused(answer, 401, "token-missing");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Bearer");
    }

    @Test
    void aTokenIsGoodOnce() {
        String token = doctor.token("GET", "/known/x");

        assertThat(frame.get("/known/x", token).statusCode()).isEqualTo(200);
        refused(frame.get("/known/x", token), 401, "token-replayed");
    }

    @Test
    void aTokenIsGoodForItsRequestOnly() {
        refused(frame.get("/known/y", doctor.token("GET", "/known/x")), 401, "token-wrong-request");
        refused(frame.get("/known/x?a=1", doctor.token("GET", "/known/x")), 401, "token-wrong-request");
        refused(frame.get("/known/x?a=1&n=2", doctor.token("GET", "/known/x?n=2&a=1")), 401, "token-wrong-request");
        refused(frame.get("/known/x", doctor.token("POST", "/known/x")), 401, "token-wrong-request");
    }

    @Test
    void aTokenIsGoodAtItsNodeOnly() {
        var elsewhere = new NodeId(FrameFixture.NODE.network(), new MemberId("clinic"));
        var request = new Binding.Request("GET", "/known/x", Optional.empty());

        refused(frame.get("/known/x", doctor.token(elsewhere, request, 0, 60)), 401, "token-wrong-node");
    }

    @Test
    void aTokenIsGoodInItsTimeOnly() {
        var request = new Binding.Request("GET", "/known/x", Optional.empty());

        refused(frame.get("/known/x", doctor.token(FrameFixture.NODE, request, -100, -10)), 401, "token-expired");
        refused(frame.get("/known/x", doctor.token(FrameFixture.NODE, request, 60, 90)), 401, "token-not-yet-valid");
    }

    @Test
    void aTokenFromBeforeTheStartMayHaveBeenUsedBefore() {
        var request = new Binding.Request("GET", "/known/x", Optional.empty());

        refused(frame.get("/known/x", doctor.token(FrameFixture.NODE, request, -200, 60)), 401, "token-replayed");
    }

    @Test
    void strangersAndForgersAreToldTheSame() {
        var impostor = new Person(doctor.id(), frame.account("cccccc").key());
        var unknown = new Person(new AccountId("dddddd", FrameFixture.NODE.member()), impostor.key());

        var forged = frame.get("/known/x", impostor.token("GET", "/known/x"));
        var stranger = frame.get("/known/x", unknown.token("GET", "/known/x"));

        refused(forged, 401, "token-bad-signature");
        assertThat(stranger.body()).isEqualTo(forged.body());
    }

    @Test
    void aSuspendedAccountIsRefused() {
        Person nurse = frame.account("eeeeee", "nurse");
        Account account = Accounts.find(key -> Optional.ofNullable(frame.state.get(key)), nurse.id())
                .orElseThrow();
        frame.write(account.with(Account.Status.SUSPENDED));

        refused(frame.get("/known/x", nurse.token("GET", "/known/x")), 403, "account-suspended");
    }

    @Test
    void whatIsNoTokenIsSaidToBeNone() {
        refused(frame.get("/known/x", "abc"), 401, "token-malformed");
        refused(frame.get("/known/x", doctor.token("GET", "/known/x") + "A"), 401, "token-malformed");
        refused(
                frame.send(HttpRequest.newBuilder(frame.uri("/known/x")).header("Authorization", "Basic YTpi")),
                401,
                "token-malformed");
        refused(
                frame.send(HttpRequest.newBuilder(frame.uri("/known/x"))
                        .header("Authorization", "Bearer a")
                        .header("Authorization", "Bearer b")),
                400,
                "bad-request");
    }

    @Test
    void aScopeOpensWhatItNamesAndAsOftenAsOneLikes() {
        String token = doctor.scoped("log:read");

        assertThat(frame.get("/log", token).statusCode()).isEqualTo(200);
        assertThat(frame.get("/log", token).statusCode()).isEqualTo(200);
        refused(frame.get("/known/x", token), 403, "token-scope");
        refused(frame.get("/staff", doctor.scoped("read")), 403, "token-scope");
        assertThat(frame.get("/log", doctor.scoped("read")).statusCode()).isEqualTo(200);
    }

    @Test
    void subjectsAndOtherMembersComeNotEverywhere() {
        Person patient = frame.account("ffffff", "subject");
        Person outsider = frame.account(AccountId.of("abcdef@clinic"), "doctor");

        assertThat(frame.get("/known/x", patient.token("GET", "/known/x")).statusCode())
                .isEqualTo(200);
        refused(frame.get("/log", patient.token("GET", "/log")), 403, "not-allowed");
        refused(frame.get("/staff", patient.token("GET", "/staff")), 403, "not-allowed");
        refused(frame.get("/staff", outsider.token("GET", "/staff")), 403, "not-allowed");
        assertThat(frame.get("/log", outsider.token("GET", "/log")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyIsWhatTheTokenSays() {
        byte[] body = "payload".getBytes(StandardCharsets.UTF_8);
        byte[] other = "Payload".getBytes(StandardCharsets.UTF_8);

        assertThat(upload(doctor.token("POST", "/upload", body), body).statusCode())
                .isEqualTo(201);
        refused(upload(doctor.token("POST", "/upload", other), body), 401, "token-wrong-body");
        refused(upload(doctor.token("POST", "/upload"), body), 401, "token-wrong-body");
        refused(frame.get("/known/x", doctor.token("GET", "/known/x", body)), 401, "token-wrong-body");
    }

    private static HttpResponse<String> upload(String token, byte[] body) {
        return frame.send(HttpRequest.newBuilder(frame.uri("/upload"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = Json.parseObject(Bytes.utf8(answer.body())).orThrow();
        assertThat(problem.names()).contains("type", "title", "status", "code", "detail", "next");
    }
}
