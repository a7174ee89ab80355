package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.handle;
import static org.tallystick.api.NodeFixture.jti;
import static org.tallystick.api.NodeFixture.sign;
import static org.tallystick.api.RequestTokenTest.refused;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** Transactions come in, and what became of each is said. */
class SubmitTest {
    private static final String CALL = "records.enrol";

    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person doctor;
    private static Person outsider;

    @BeforeAll
    static void start() {
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
        outsider = node.account(node.clinic, "0a71e3", "doctor");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void oneTransactionIsWaitedForOrNot() {
        Sent waited = enrolment(doctor);
        HttpResponse<String> committed = submit(waited, "?wait=commit");
        Sent unwaited = enrolment(doctor);
        HttpResponse<String> admitted = submit(unwaited, "");

        assertThat(committed.statusCode()).isEqualTo(200);
        assertThat(committed.body()).contains("\"status\":\"committed\"", "\"ok\":{}");
        assertThat(admitted.statusCode()).isEqualTo(202);
        assertThat(admitted.headers().firstValue("Location"))
                .contains("/v1/transactions/" + doctor.id() + "/" + unwaited.jti());
    }

    @Test
    void theSameAgainAnswersWithTheFirstResult() {
        Sent sent = enrolment(doctor);

        assertThat(submit(sent, "?wait=commit").body())
                .isEqualTo(submit(sent, "?wait=commit").body());
    }

    @Test
    void theSameAgainNeedsNoRoomForItsDetails() {
        Sent sent = enrolment(doctor);
        String first = submit(sent, "?wait=commit").body();
        node.shelf.full = true;
        try {
            refused(submit(enrolment(doctor), "?wait=commit"), 507, "disk-full");
            assertThat(submit(sent, "?wait=commit").body()).isEqualTo(first);
        } finally {
            node.shelf.full = false;
        }
    }

    @Test
    void aBatchHasOneOutcomeForEach() {
        Sent good = enrolment(doctor);
        Sent withoutDetails = enrolment(doctor);
        Sent forged = enrolment(new Person(doctor.id(), outsider.key()));
        JsonArray items = new JsonArray(List.of(
                good.json(),
                JsonObject.with("transaction", withoutDetails.jws().text()).build(),
                forged.json(),
                junk()));

        HttpResponse<String> answer = node.post(
                "/v1/transactions?wait=commit",
                JsonObject.with("transactions", items).build().text());
        List<JsonObject> outcomes = Json.parseObject(Bytes.utf8(answer.body()))
                .orThrow()
                .array("outcomes")
                .objects()
                .toList();

        assertThat(outcomes)
                .extracting(outcome -> outcome.string("status"))
                .containsExactly("committed", "rejected", "rejected", "rejected");
        assertThat(outcomes.subList(1, 4))
                .extracting(outcome -> outcome.object("problem").string("code"))
                .containsExactly("bad-details", "bad-signature", "malformed");
        assertThat(node.shelf.details).containsKey(new TransactionId(doctor.id(), good.jti()));
        assertThat(node.shelf.details).doesNotContainKey(new TransactionId(doctor.id(), forged.jti()));
    }

    @Test
    void aRefusalByTheContractIsOnTheLedger() {
        Sent sent = signed(
                outsider,
                "members.vote",
                JsonObject.with("proposal", handle()).with("vote", "yes").build());

        HttpResponse<String> answer = submit(sent, "?wait=commit");

        assertThat(answer.body())
                .satisfiesAnyOf(
                        body -> assertThat(body).contains("\"refused\":{\"code\""),
                        body -> assertThat(body).contains("\"code\":\"not-allowed\""));
    }

    @Test
    void detailsAreThoseOfTheTransaction() {
        Sent one = enrolment(doctor);
        Sent other = enrolment(doctor);

        assertThat(refusal(one.with(other.details())).body()).contains("details-of-another-entry");
        assertThat(refusal(one.with("{}")).body()).contains("\"code\":\"bad-details\"");
        assertThat(refusal(one.with(one.details().replace("Ada", "Eve"))).body())
                .contains("details-digest");
        assertThat(refusal(enrolment(outsider)).body()).contains("submit there");
    }

    @Test
    void whatTheMempoolRejectsIsAProblemWithItsReason() {
        Sent sent = enrolment(doctor);
        String[] parts = sent.jws().text().split("\\.", -1);
        String none =
                Base64Text.encodeUrl("{\"alg\":\"none\",\"typ\":\"tally-tx+jwt\"}".getBytes(StandardCharsets.UTF_8));

        refused(transaction(none + "." + parts[1] + "." + parts[2]), 400, "malformed");
        refused(transaction("a.b.c"), 400, "malformed");
        refused(submit(signed(doctor, "records.nothing", JsonObject.EMPTY), ""), 422, "unknown-call");
        refused(submit(signed(doctor, CALL, JsonObject.EMPTY), ""), 422, "bad-arguments");
        refused(submit(enrolment(new Person(doctor.id(), outsider.key())), ""), 403, "bad-signature");
        assertThat(submit(sent, "?wait=commit").statusCode()).isEqualTo(200);
    }

    @Test
    void theFormOfASubmissionIsStrict() {
        refused(node.post("/v1/transactions", "{}"), 400, "bad-body");
        refused(node.post("/v1/transactions", "{\"transactions\":[]}"), 400, "bad-body");
        refused(node.post("/v1/transactions", "{\"transaction\":1}"), 400, "bad-body");
        refused(node.post("/v1/transactions", "{\"transaction\":\"a\",\"x\":1}"), 400, "bad-body");
        refused(node.post("/v1/transactions?wait=forever", "{}"), 400, "bad-parameter");
        refused(node.post("/v1/transactions?wait", "{}"), 400, "bad-parameter");
        refused(node.post("/v1/transactions", "{\"transactions\":[" + "{},".repeat(1000) + "{}]}"), 400, "bad-body");
    }

    @Test
    void nodesAndNobodyElseDeliverDetails() {
        Person clinic = node.clinic.node();
        String digest = Hash.of(Bytes.utf8("details")).url();
        String transaction = outsider.id() + "/" + jti();

        refused(deliver(outsider, "{}"), 403, "not-allowed");
        refused(deliver(clinic, "{}"), 400, "bad-body");
        assertThat(deliver(clinic, message(transaction, digest, "AAAA")).body()).startsWith("{\"acknowledgement\":");
        HttpResponse<String> refused = deliver(clinic, message(transaction, digest, ""));
        refused(refused, 422, "bad-details");
        assertThat(refused.body()).contains("\"fault\":\"cannot-open\"");
    }

    private static String message(String transaction, String digest, String sealed) {
        return JsonObject.with("transaction", transaction)
                .with("digest", digest)
                .with("sealed", sealed)
                .build()
                .text();
    }

    private static HttpResponse<String> deliver(Person person, String body) {
        String target = "/v1/exchange/details";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return node.send(
                "POST",
                HttpRequest.newBuilder(node.uri(target))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + person.token("POST", target, bytes))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static HttpResponse<String> refusal(Sent sent) {
        HttpResponse<String> answer = submit(sent, "?wait=commit");
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer;
    }

    private static HttpResponse<String> submit(Sent sent, String query) {
        return node.post("/v1/transactions" + query, sent.json().text());
    }

    private static HttpResponse<String> transaction(String jws) {
        return node.post(
                "/v1/transactions", JsonObject.with("transaction", jws).build().text());
    }

    private static JsonObject junk() {
        return JsonObject.with("transaction", "junk").build();
    }

    private static Sent signed(Person person, String call, JsonObject args) {
        String jti = jti();
        return new Sent(jti, sign(person, call, args, jti), "");
    }

    private static Sent enrolment(Person person) {
        String jti = jti();
        byte[] salt = new byte[16];
        NodeFixture.RANDOM.nextBytes(salt);
        Details details = Details.write(
                NodeFixture.NETWORK,
                new TransactionId(person.id(), jti),
                CALL,
                JsonObject.with("name", "Ada").build(),
                Bytes.wrap(salt));
        JsonObject args = JsonObject.with("subject", handle())
                .with("details", details.digest())
                .build();
        return new Sent(jti, sign(person, CALL, args, jti), details.bytes().text());
    }

    private record Sent(String jti, Bytes jws, String details) {
        Sent with(String otherDetails) {
            return new Sent(jti, jws, otherDetails);
        }

        JsonObject json() {
            return JsonObject.with("transaction", jws.text())
                    .with("details", Optional.of(details).filter(text -> !text.isEmpty()))
                    .build();
        }
    }
}
