package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.committed;
import static org.tallystick.api.NodeFixture.handle;
import static org.tallystick.api.RequestTokenTest.refused;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.api.port.Health;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.receipt.Verdict;

/** One story on one ledger: a record about a patient, and what each kind of account sees of it. */
class ServedTest {
    @TempDir
    static Path folder;

    private static PatientStory story;
    private static NodeFixture node;

    @BeforeAll
    static void tellTheStory() {
        story = new PatientStory(folder, false);
        node = story.node;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void staffSeesRecordsWithTheirDetails() {
        JsonObject seen = node.json(story.doctor, "/v1/records/" + story.record);

        assertThat(seen.string("owner")).isEqualTo("st-mary");
        assertThat(seen.string("subject")).isEqualTo(story.subject);
        assertThat(seen.object("details").object("body").string("label")).isEqualTo("HbA1c Marked");
        assertThat(items(story.doctor, "/v1/records?subject=" + story.subject)).hasSize(1);
        assertThat(items(story.doctor, "/v1/records?owner=clinic")).isEmpty();
    }

    @Test
    void anotherMembersAccountSeesWhatTheLedgerHoldsAndNoMore() {
        for (String target : List.of(
                "/v1/records/" + story.record,
                "/v1/records",
                "/v1/records/" + story.record + "/history",
                "/v1/subjects/" + story.subject,
                "/v1/grants/" + story.grant,
                "/v1/accesses/" + story.access,
                "/v1/accesses",
                "/v1/accounts")) {
            HttpResponse<String> answer = node.get(story.outsider, target);
            assertThat(answer.statusCode()).as(target).isEqualTo(200);
            assertThat(answer.body()).as(target).doesNotContain("Marked", "lab-report", "TREAT", "body", "name-of-");
        }
        assertThat(node.json(story.outsider, "/v1/records/" + story.record).has("subject"))
                .isFalse();
        assertThat(items(story.outsider, "/v1/records?subject=" + story.subject))
                .isEmpty();
        refused(node.get(story.outsider, "/v1/accounts?name=name-of-d0c701"), 403, "not-allowed");
        refused(node.get(story.outsider, details(story.shared)), 404, "not-found");
    }

    @Test
    void subjectsSeeWhatConcernsThemWithItsDetails() {
        assertThat(items(story.patient, "/v1/records")).hasSize(1);
        assertThat(node.json(story.patient, "/v1/records/" + story.record)
                        .object("details")
                        .object("body")
                        .string("type"))
                .isEqualTo("lab-report");
        assertThat(items(story.patient, "/v1/subjects")).hasSize(1);
        assertThat(items(story.patient, "/v1/grants")).hasSize(1);
        assertThat(items(story.patient, "/v1/accesses")).hasSize(1);
        assertThat(items(story.patient, "/v1/accesses?record=" + story.record)).hasSize(1);
        assertThat(node.json(story.patient, "/v1/accesses/" + story.access).string("reader"))
                .isEqualTo(story.doctor.id().toString());
        assertThat(node.get(story.patient, details(story.shared)).statusCode()).isEqualTo(200);
        assertThat(node.get(story.patient, transaction(story.shared)).statusCode())
                .isEqualTo(200);
        assertThat(node.get(story.patient, "/v1/network").statusCode()).isEqualTo(200);
    }

    @Test
    void subjectsSeeNothingOfOthers() {
        for (String list : List.of("/v1/records", "/v1/subjects", "/v1/grants", "/v1/accesses")) {
            assertThat(items(story.otherPatient, list)).as(list).isEmpty();
        }
        for (String list : List.of("/v1/records?subject=" + story.subject, "/v1/accesses?record=" + story.record)) {
            assertThat(items(story.otherPatient, list)).as(list).isEmpty();
        }
        for (String one : List.of(
                "/v1/records/" + story.record,
                "/v1/records/" + story.record + "/history",
                "/v1/subjects/" + story.subject,
                "/v1/grants/" + story.grant,
                "/v1/accesses/" + story.access,
                "/v1/accesses/" + story.access + "/release",
                "/v1/accesses/" + story.access + "/payload",
                "/v1/accounts/" + story.doctor.id(),
                "/v1/entries/" + story.shared.integer("index"),
                transaction(story.shared),
                details(story.shared),
                transaction(story.shared).replace("transactions", "receipts"))) {
            refused(node.get(story.otherPatient, one), 404, "not-found");
        }
        refused(node.get(story.otherPatient, "/v1/entries"), 403, "not-allowed");
        refused(node.get(story.otherPatient, "/checkpoint"), 403, "not-allowed");
        assertThat(node.get(story.otherPatient, "/v1/accounts/" + story.otherPatient.id())
                        .statusCode())
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
        String receipt = node.get(story.doctor, transaction(story.shared).replace("transactions", "receipts"))
                .body();
        String policy = node.get(story.doctor, "/v1/policy?algorithms=all").body();

        var verifier = new ReceiptVerifier(Policy.parse(Bytes.utf8(policy)).orThrow(), new JdkSignatures());
        assertThat(verifier.verify(Bytes.utf8(receipt))).isInstanceOf(Verdict.Proven.class);
        assertThat(node.get(story.doctor, "/v1/policy").body()).doesNotContain("ml-dsa");
        refused(node.get(story.doctor, "/v1/policy?algorithms=rsa"), 400, "bad-parameter");
        refused(node.get(story.doctor, "/v1/policy?witnesses=perhaps"), 400, "bad-parameter");
        refused(node.get(story.doctor, "/v1/policy?witnesses=required"), 400, "bad-parameter");
    }

    @Test
    void proofsOfTheStateComeWithTheReceiptOfTheirHeader() {
        JsonObject present = node.json(story.doctor, "/v1/proofs/state?key=grants/grant/" + story.grant);
        JsonObject absent = node.json(story.doctor, "/v1/proofs/state?key=grants/grant/" + handle());

        assertThat(present.object("value").string("status")).isEqualTo("given");
        assertThat(present.string("receipt")).startsWith("c2sp.org/tlog-proof@v1");
        assertThat(absent.has("value")).isFalse();
        refused(node.get(story.doctor, "/v1/proofs/state"), 400, "bad-parameter");
    }

    @Test
    void aPatientProvesWhatBecameOfHerOwnGrantAndLearnsNothingOfOthers() {
        String grant = "/v1/proofs/state?key=grants/grant/" + story.grant;
        assertThat(node.json(story.patient, grant).object("value").string("status"))
                .isEqualTo("given");
        assertThat(node.json(story.patient, "/v1/proofs/state?key=grants/live/" + story.subject)
                        .string("receipt"))
                .startsWith("c2sp.org/tlog-proof@v1");
        assertThat(node.json(story.patient, "/v1/proofs/state?key=grants/count/" + story.subject)
                        .object("value")
                        .integer("count"))
                .isEqualTo(1);
        for (String key : List.of(
                "grants/grant/" + handle(),
                "grants/grant/none",
                "accounts/account/" + story.doctor.id(),
                "grants/waiting/st-mary/" + story.grant)) {
            refused(node.get(story.patient, "/v1/proofs/state?key=" + key), 404, "not-found");
        }
        refused(node.get(story.otherPatient, grant), 404, "not-found");
    }

    @Test
    void proofsOfInclusionAndConsistencyAreServed() {
        long size = node.json(story.doctor, "/v1/network").integer("size");
        JsonObject inclusion = node.json(story.doctor, "/v1/proofs/inclusion?index=1&size=" + size);
        JsonObject consistency = node.json(story.doctor, "/v1/proofs/consistency?from=1&to=" + size);

        assertThat(inclusion.string("root")).isEqualTo(consistency.string("toRoot"));
        refused(node.get(story.doctor, "/v1/proofs/inclusion?index=9&size=9"), 400, "bad-parameter");
        refused(node.get(story.doctor, "/v1/proofs/inclusion?index=9&size=99999"), 404, "not-found");
    }

    @Test
    void listsArePagedToTheEnd() {
        List<String> whole = indices("/v1/entries?limit=200");
        List<String> paged = Paging.items(node, story.doctor, "/v1/entries", 3, () -> {}).stream()
                .map(item -> item.get("index").orElseThrow().text())
                .toList();

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(8);
        assertThat(indices("/v1/entries?from=" + story.shared.integer("index")).getFirst())
                .isEqualTo(String.valueOf(story.shared.integer("index")));
        assertThat(items(story.doctor, "/v1/accounts?limit=1")).hasSize(1);
        assertThat(node.json(story.doctor, "/v1/accounts?limit=1").has("next")).isTrue();
        assertThat(items(story.doctor, "/v1/accounts?member=clinic")).hasSize(4);
        assertThat(items(story.doctor, "/v1/accounts?name=name-of-d0c701")).hasSize(1);
        assertThat(items(story.doctor, "/v1/members")).hasSize(2);
        assertThat(items(story.doctor, "/v1/records/" + story.record + "/history"))
                .hasSize(1);
        assertThat(items(story.doctor, "/v1/accesses?reader=" + story.doctor.id() + "&status=open"))
                .hasSize(1);
        assertThat(items(story.doctor, "/v1/accesses?subject=" + story.subject + "&status=allowed"))
                .isEmpty();
        refused(node.get(story.doctor, "/v1/accesses?status=unknown"), 400, "bad-parameter");
    }

    @Test
    void whoeverRunsTheNodeSeesHowFarItIsAndWhatWaits() {
        String metrics = node.get("/metrics").body();

        assertThat(metrics)
                .contains("\ntally_ledger_entries_total " + (double) node.size() + "\n")
                .contains("\ntally_mempool_transactions 0.0\n", "\ntally_mempool_bytes 0.0\n")
                .containsPattern("\ntally_ledger_blocks_total [1-9]")
                .containsPattern("\ntally_checkpoint_entries [1-9]")
                .containsPattern("\ntally_ledger_disk_free_bytes [1-9]");
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
    void everyCallWithDetailsHasASchemaOfTheirBody() {
        List<JsonObject> calls = Json.parseObject(
                        Bytes.utf8(node.get("/v1/calls").body()))
                .orThrow()
                .array("items")
                .objects()
                .toList();

        assertThat(calls).hasSizeGreaterThan(15).allSatisfy(call -> {
            boolean named = call.object("schema").object("properties").has("details");
            assertThat(call.has("details")).as(call.string("call")).isEqualTo(named);
        });
        JsonObject share = Json.parseObject(
                        Bytes.utf8(node.get("/v1/calls/records.share").body()))
                .orThrow()
                .object("details");
        assertThat(share.string("$schema")).contains("2020-12");
        JsonObject size = share.object("properties").object("size");
        assertThat(size.integer("maximum")).isEqualTo(1L << 50);
        assertThat(size.string("x-tallystick-mark")).isEqualTo("personal");
    }

    @Test
    void whereTheContractDecidesWhoMayCallItIsSaid() {
        List<JsonObject> decided = Json.parseObject(
                        Bytes.utf8(node.get("/v1/calls").body()))
                .orThrow()
                .array("items")
                .objects()
                .filter(call -> call.string("callers").equals("anyone"))
                .toList();

        assertThat(decided)
                .hasSizeGreaterThan(9)
                .allSatisfy(call -> assertThat(call.string("summary")).contains("; by "));
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
        return items(story.doctor, target).stream()
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
