package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.committed;
import static org.tallystick.api.NodeFixture.handle;
import static org.tallystick.api.RequestTokenTest.refused;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.api.port.Health;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.details.About;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;

/** One story on one ledger: a record about a patient, and what each kind of account sees of it. */
class ServedTest {
    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person doctor;
    private static Person patient;
    private static Person otherPatient;
    private static Person outsider;
    private static final String SUBJECT = handle();
    private static final String RECORD = handle();
    private static final String GRANT = handle();
    private static final String ACCESS = handle();
    private static JsonObject shared;

    @BeforeAll
    static void tellTheStory() {
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
        patient = node.account(node.stMary, "9a71e1", "subject");
        otherPatient = node.account(node.stMary, "9a71e2", "subject");
        outsider = node.account(node.clinic, "0a71e3", "doctor");
        enrol();
        shared = share();
        JsonObject terms = JsonObject.with("effect", "allow")
                .with("reader", JsonObject.with("member", "clinic").build())
                .with("scope", JsonObject.builder().with("all", true).build())
                .with("purposes", JsonArray.ofStrings(List.of("TREAT")))
                .with("basis", JsonArray.ofStrings(List.of("A6-1-a")))
                .build();
        node.call(patient, "grants.give", JsonObject.with("grant", GRANT).with("subject", SUBJECT), terms);
        JsonObject.Builder request = JsonObject.with("access", ACCESS)
                .with("record", RECORD)
                .with("answerBy", System.currentTimeMillis() + 60_000);
        node.call(
                doctor,
                "accesses.request",
                request,
                JsonObject.with("purpose", "TREAT").build());
    }

    private static void enrol() {
        node.call(
                doctor,
                "records.enrol",
                JsonObject.with("subject", SUBJECT).with("account", patient.id().toString()),
                JsonObject.with("name", "Ada Marked").build());
    }

    private static JsonObject share() {

        JsonObject upload = node.upload("ten bytes!");
        Hash aboutSalt = Hash.of(Bytes.utf8("about"));
        JsonObject body = JsonObject.with("type", "lab-report")
                .with("label", "HbA1c Marked")
                .with("mediaType", "text/csv")
                .with("size", 10)
                .with("salt", upload.string("salt"))
                .with("root", upload.string("root"))
                .with("subject", SUBJECT)
                .with("aboutSalt", aboutSalt)
                .build();
        Hash about = About.commit(new Handle(RECORD), new Handle(SUBJECT), Bytes.wrap(aboutSalt.toArray()));
        return node.call(
                doctor,
                "records.share",
                JsonObject.with("record", RECORD).with("about", about).with("commitment", upload.string("commitment")),
                body);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void staffSeesRecordsWithTheirDetails() {
        JsonObject seen = node.json(doctor, "/v1/records/" + RECORD);

        assertThat(seen.string("owner")).isEqualTo("st-mary");
        assertThat(seen.string("subject")).isEqualTo(SUBJECT);
        assertThat(seen.object("details").object("body").string("label")).isEqualTo("HbA1c Marked");
        assertThat(items(doctor, "/v1/records?subject=" + SUBJECT)).hasSize(1);
        assertThat(items(doctor, "/v1/records?owner=clinic")).isEmpty();
    }

    @Test
    void anotherMembersAccountSeesWhatTheLedgerHoldsAndNoMore() {
        for (String target : List.of(
                "/v1/records/" + RECORD,
                "/v1/records",
                "/v1/records/" + RECORD + "/history",
                "/v1/subjects/" + SUBJECT,
                "/v1/grants/" + GRANT,
                "/v1/accesses/" + ACCESS,
                "/v1/accesses",
                "/v1/accounts")) {
            HttpResponse<String> answer = node.get(outsider, target);
            assertThat(answer.statusCode()).as(target).isEqualTo(200);
            assertThat(answer.body()).as(target).doesNotContain("Marked", "lab-report", "TREAT", "body", "name-of-");
        }
        assertThat(node.json(outsider, "/v1/records/" + RECORD).has("subject")).isFalse();
        assertThat(items(outsider, "/v1/records?subject=" + SUBJECT)).isEmpty();
        refused(node.get(outsider, "/v1/accounts?name=name-of-d0c701"), 403, "not-allowed");
        refused(node.get(outsider, details(shared)), 404, "not-found");
    }

    @Test
    void subjectsSeeWhatConcernsThemWithItsDetails() {
        assertThat(items(patient, "/v1/records")).hasSize(1);
        assertThat(node.json(patient, "/v1/records/" + RECORD)
                        .object("details")
                        .object("body")
                        .string("type"))
                .isEqualTo("lab-report");
        assertThat(items(patient, "/v1/subjects")).hasSize(1);
        assertThat(items(patient, "/v1/grants")).hasSize(1);
        assertThat(items(patient, "/v1/accesses")).hasSize(1);
        assertThat(items(patient, "/v1/accesses?record=" + RECORD)).hasSize(1);
        assertThat(node.json(patient, "/v1/accesses/" + ACCESS).string("reader"))
                .isEqualTo(doctor.id().toString());
        assertThat(node.get(patient, details(shared)).statusCode()).isEqualTo(200);
        assertThat(node.get(patient, transaction(shared)).statusCode()).isEqualTo(200);
        assertThat(node.get(patient, "/v1/network").statusCode()).isEqualTo(200);
    }

    @Test
    void subjectsSeeNothingOfOthers() {
        for (String list : List.of("/v1/records", "/v1/subjects", "/v1/grants", "/v1/accesses")) {
            assertThat(items(otherPatient, list)).as(list).isEmpty();
        }
        for (String list : List.of("/v1/records?subject=" + SUBJECT, "/v1/accesses?record=" + RECORD)) {
            assertThat(items(otherPatient, list)).as(list).isEmpty();
        }
        for (String one : List.of(
                "/v1/records/" + RECORD,
                "/v1/records/" + RECORD + "/history",
                "/v1/subjects/" + SUBJECT,
                "/v1/grants/" + GRANT,
                "/v1/accesses/" + ACCESS,
                "/v1/accesses/" + ACCESS + "/release",
                "/v1/accesses/" + ACCESS + "/payload",
                "/v1/accounts/" + doctor.id(),
                "/v1/entries/" + shared.integer("index"),
                transaction(shared),
                details(shared),
                transaction(shared).replace("transactions", "receipts"))) {
            refused(node.get(otherPatient, one), 404, "not-found");
        }
        refused(node.get(otherPatient, "/v1/entries"), 403, "not-allowed");
        refused(node.get(otherPatient, "/checkpoint"), 403, "not-allowed");
        assertThat(node.get(otherPatient, "/v1/accounts/" + otherPatient.id()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void strangersSeeNothing() {
        for (String target : List.of(
                "/v1/network",
                "/v1/members",
                "/v1/accounts",
                "/v1/records",
                "/v1/entries",
                "/v1/events",
                "/v1/policy",
                "/checkpoint",
                "/tile/0/000",
                "/tile/entries/000.p/1",
                "/v1/proofs/state?key=a",
                "/v1/grants")) {
            refused(node.get(target), 401, "token-missing");
        }
        for (String target :
                List.of("/", "/openapi.yaml", "/health", "/ready", "/v1/calls", "/v1/calls/records.share")) {
            assertThat(node.get(target).statusCode()).as(target).isEqualTo(200);
        }
    }

    @Test
    void aReceiptConvincesWithoutTheNode() {
        String receipt = node.get(doctor, transaction(shared).replace("transactions", "receipts"))
                .body();
        String policy = node.get(doctor, "/v1/policy?algorithms=all").body();

        var verifier = new ReceiptVerifier(Policy.parse(Bytes.utf8(policy)).orThrow(), new JdkSignatures());
        assertThat(verifier.verify(Bytes.utf8(receipt))).isInstanceOf(Verdict.Proven.class);
        assertThat(node.get(doctor, "/v1/policy").body()).doesNotContain("ml-dsa");
        refused(node.get(doctor, "/v1/policy?algorithms=rsa"), 400, "bad-parameter");
        refused(node.get(doctor, "/v1/policy?witnesses=perhaps"), 400, "bad-parameter");
        refused(node.get(doctor, "/v1/policy?witnesses=required"), 400, "bad-parameter");
    }

    @Test
    void proofsOfTheStateComeWithTheReceiptOfTheirHeader() {
        JsonObject present = node.json(doctor, "/v1/proofs/state?key=grants/grant/" + GRANT);
        JsonObject absent = node.json(doctor, "/v1/proofs/state?key=grants/grant/" + handle());

        assertThat(present.object("value").string("status")).isEqualTo("given");
        assertThat(present.string("receipt")).startsWith("c2sp.org/tlog-proof@v1");
        assertThat(absent.has("value")).isFalse();
        refused(node.get(doctor, "/v1/proofs/state"), 400, "bad-parameter");
    }

    @Test
    void aPatientProvesWhatBecameOfHerOwnGrantAndLearnsNothingOfOthers() {
        String grant = "/v1/proofs/state?key=grants/grant/" + GRANT;
        assertThat(node.json(patient, grant).object("value").string("status")).isEqualTo("given");
        assertThat(node.json(patient, "/v1/proofs/state?key=grants/live/" + SUBJECT)
                        .string("receipt"))
                .startsWith("c2sp.org/tlog-proof@v1");
        for (String key : List.of(
                "grants/grant/" + handle(),
                "grants/grant/none",
                "accounts/account/" + doctor.id(),
                "grants/waiting/st-mary/" + GRANT)) {
            refused(node.get(patient, "/v1/proofs/state?key=" + key), 404, "not-found");
        }
        refused(node.get(otherPatient, grant), 404, "not-found");
    }

    @Test
    void proofsOfInclusionAndConsistencyAreServed() {
        long size = node.json(doctor, "/v1/network").integer("size");
        JsonObject inclusion = node.json(doctor, "/v1/proofs/inclusion?index=1&size=" + size);
        JsonObject consistency = node.json(doctor, "/v1/proofs/consistency?from=1&to=" + size);

        assertThat(inclusion.string("root")).isEqualTo(consistency.string("toRoot"));
        refused(node.get(doctor, "/v1/proofs/inclusion?index=9&size=9"), 400, "bad-parameter");
        refused(node.get(doctor, "/v1/proofs/inclusion?index=9&size=99999"), 404, "not-found");
    }

    @Test
    void listsArePagedToTheEnd() {
        List<String> whole = indices("/v1/entries?limit=200");
        List<String> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonObject page = node.json(
                    doctor,
                    "/v1/entries?limit=3"
                            + cursor.map(next -> "&cursor=" + next).orElse(""));
            page.array("items")
                    .objects()
                    .forEach(item -> paged.add(item.get("index").orElseThrow().text()));
            cursor = page.optionalString("next");
        } while (cursor.isPresent());

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(8);
        assertThat(indices("/v1/entries?from=" + shared.integer("index")).getFirst())
                .isEqualTo(String.valueOf(shared.integer("index")));
        assertThat(items(doctor, "/v1/accounts?limit=1")).hasSize(1);
        assertThat(node.json(doctor, "/v1/accounts?limit=1").has("next")).isTrue();
        assertThat(items(doctor, "/v1/accounts?member=clinic")).hasSize(3);
        assertThat(items(doctor, "/v1/accounts?name=name-of-d0c701")).hasSize(1);
        assertThat(items(doctor, "/v1/members")).hasSize(2);
        assertThat(items(doctor, "/v1/records/" + RECORD + "/history")).hasSize(1);
        assertThat(items(doctor, "/v1/accesses?reader=" + doctor.id() + "&status=open"))
                .hasSize(1);
        assertThat(items(doctor, "/v1/accesses?subject=" + SUBJECT + "&status=allowed"))
                .isEmpty();
        refused(node.get(doctor, "/v1/accesses?status=unknown"), 400, "bad-parameter");
    }

    @Test
    void everyCallHasASchema() {
        JsonObject call = Json.parseObject(
                        Bytes.utf8(node.get("/v1/calls/records.share").body()))
                .orThrow();

        assertThat(call.object("schema").object("properties").names()).contains("record", "details");
        refused(node.get("/v1/calls/records.nothing"), 404, "not-found");
    }

    @Test
    void thePageShowsEveryOperationAndLoadsNothing() {
        String page = node.get("/").body();

        Conformance.contract()
                .get("paths")
                .propertyNames()
                .forEach(path -> assertThat(page).contains(path));
        assertThat(page)
                .doesNotContain("<script", "http-equiv", " src=", "@import", "`")
                .contains("<code>commit</code>");
    }

    private static List<String> indices(String target) {
        return items(doctor, target).stream()
                .map(item -> item.get("index").orElseThrow().text())
                .toList();
    }

    private static List<JsonObject> items(Person person, String target) {
        return node.json(person, target).array("items").objects().toList();
    }

    private static String transaction(JsonObject committed) {
        return "/v1/transactions/" + committed.string("account") + "/" + committed.string("jti");
    }

    private static String details(JsonObject committed) {
        return transaction(committed) + "/details";
    }

    @Test
    void aNodeInTroubleSaysThatItIsNotReadyAsItShouldBe() {
        node.health = new Health.Troubled("something fails");
        try {
            HttpResponse<String> ready = node.get("/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("troubled").contains("something fails");
        } finally {
            node.health = new Health.Ready();
        }
    }
}
