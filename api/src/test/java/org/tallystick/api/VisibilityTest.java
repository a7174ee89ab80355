package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonObject;
import tools.jackson.databind.JsonNode;

/**
 * The whole table of what each kind of account sees at every GET of the contract: the status, with {@code +} where a word of
 * the details shows, or whom the record is about. All ask from the node's own machine, which may see its metrics. The story
 * concerns the patient and the doctor, who asked to read; their member holds it all, so that its nurse, administrator and node
 * see it too. The suspended account is of that member, the outsiders of another.
 */
class VisibilityTest {
    private static final String VIEWERS =
            "stranger|suspended|outsider|outsider's patient|other patient|patient|nurse|doctor|administrator|node";

    private static final String CLOSED = """
            /                                             200  200  200  200  200  200  200  200  200  200
            /openapi.yaml                                 200  200  200  200  200  200  200  200  200  200
            /health                                       200  200  200  200  200  200  200  200  200  200
            /ready                                        200  200  200  200  200  200  200  200  200  200
            /v1/calls                                     200  200  200  200  200  200  200  200  200  200
            /v1/calls/{call}                              200  200  200  200  200  200  200  200  200  200
            /metrics                                      200  403  200  200  200  200  200  200  200  200
            /checkpoint                                   401  403  200  403  403  403  200  200  200  200
            /tile/{level}/{tile}                          401  403  200  403  403  403  200  200  200  200
            /tile/entries/{tile}                          401  403  200  403  403  403  200  200  200  200
            /v1/network                                   401  403  200  200  200  200  200  200  200  200
            /v1/members                                   401  403  200  200  200  200  200  200  200  200
            /v1/members/{member}                          401  403  200  200  200  200  200  200  200  200
            /v1/proposals                                 401  403  200  403  403  403  200  200  200  200
            /v1/policy                                    401  403  200  200  200  200  200  200  200  200
            /v1/proofs/state                              401  403  200  404  404  200  200  200  200  200
            /v1/proofs/inclusion                          401  403  200  403  403  403  200  200  200  200
            /v1/proofs/consistency                        401  403  200  403  403  403  200  200  200  200
            /v1/receipts/{account}/{jti}                  401  403  200  404  404  200  200  200  200  200
            /v1/entries                                   401  403  200  403  403  403  200  200  200  200
            /v1/entries/{index}                           401  403  200  404  404  200  200  200  200  200
            /v1/events                                    401  403  200  200  200  200  200  200  200  200
            /v1/transactions/{account}/{jti}              401  403  200  404  404  200  200  200  200  200
            /v1/transactions/{account}/{jti}/details      401  403  404  404  404  200+ 200+ 200+ 200+ 200+
            /v1/accounts                                  401  403  200  403  403  403  200+ 200+ 200+ 200+
            /v1/accounts/{account}                        401  403  200  404  404  404  200+ 200+ 200+ 200+
            /v1/subjects                                  401  403  200  200  200  200+ 200+ 200+ 200+ 200+
            /v1/subjects/{subject}                        401  403  200  404  404  200+ 200+ 200+ 200+ 200+
            /v1/records                                   401  403  200  200  200  200+ 200+ 200+ 200+ 200+
            /v1/records/{record}                          401  403  200  404  404  200+ 200+ 200+ 200+ 200+
            /v1/records/{record}/history                  401  403  200  404  404  200+ 200+ 200+ 200+ 200+
            /v1/grants                                    401  403  200  200  200  200+ 200+ 200+ 200+ 200+
            /v1/grants/{grant}                            401  403  200  404  404  200+ 200+ 200+ 200+ 200+
            /v1/accesses                                  401  403  200  200  200  200+ 200+ 200+ 200+ 200+
            /v1/accesses/{access}                         401  403  200  404  404  200+ 200+ 200+ 200+ 200+
            /v1/accesses/{access}/release                 401  403  404  404  404  404  404  409  404  404
            /v1/accesses/{access}/payload                 401  403  404  404  404  404  404  409  404  404
            """;

    private static final Set<String> QUERIES = Set.of(
            "/v1/accounts?name=name-of-d0c701   401  403  403  403  403  403  200+ 200+ 200+ 200+",
            "/v1/records?subject={subject}      401  403  200  200  200  200+ 200+ 200+ 200+ 200+",
            "/v1/accesses?subject={subject}     401  403  200  200  200  200+ 200+ 200+ 200+ 200+",
            "/v1/accesses?record={record}       401  403  200  200  200  200+ 200+ 200+ 200+ 200+",
            "/v1/grants?subject={subject}       401  403  200  200  200  200+ 200+ 200+ 200+ 200+");

    private static final List<String> WORDS =
            List.of("Marked", "name-of-", "\"type\":\"lab-report\"", "\"purpose\":\"TREAT\"", "\"effect\":\"allow\"");

    @TempDir
    private Path folder;

    @Test
    void whatConcernsSomeoneIsShownToThemAloneAtEveryEndpoint() {
        PatientStory story = new PatientStory(folder, false);
        try (NodeFixture _ = story.node) {
            Map<String, String> table = table(Stream.concat(CLOSED.lines(), QUERIES.stream()));
            assertThat(withoutQueries(table.keySet())).isEqualTo(everyGet());
            assertThat(seen(story, table.keySet())).isEqualTo(table);
        }
    }

    @Test
    void whoWorksForNobodySeesWhatTheyAskedForAndNotTheRecord() {
        PatientStory story = new PatientStory(folder, false);
        try (NodeFixture node = story.node) {
            String asked = NodeFixture.handle();
            JsonObject args = JsonObject.with("access", asked)
                    .with("record", story.record)
                    .with("answerBy", System.currentTimeMillis() + 60_000)
                    .with("details", Hash.ZERO)
                    .build();
            node.batch(List.of(NodeFixture.sign(story.outsidersPatient, "accesses.request", args, NodeFixture.jti())));
            assertThat(node.status(story.outsidersPatient, "/v1/accesses/" + asked))
                    .isEqualTo(200);
            assertThat(node.status(story.otherPatient, "/v1/accesses/" + asked)).isEqualTo(404);
            String byThem = "/v1/accesses?reader=" + story.outsidersPatient.id();
            assertThat(node.get(story.outsidersPatient, byThem).body()).contains(asked);
            assertThat(node.get(story.outsider, byThem).body()).contains(asked);
            assertThat(node.get(story.otherPatient, byThem).body()).doesNotContain(asked);
            assertThat(node.status(story.outsidersPatient, "/v1/records/" + story.record))
                    .isEqualTo(404);
        }
    }

    @Test
    void aPublicNetworkShowsStrangersWhatTheLedgerHoldsAndNotWhatItsMembersKnow() {
        PatientStory story = new PatientStory(folder, true);
        try (NodeFixture _ = story.node) {
            seen(story, everyGet()).forEach((path, row) -> {
                String stranger = row.split(" +", -1)[0];
                assertThat(stranger).as(path).isEqualTo(isForStrangers(path) ? "200" : "401");
            });
        }
    }

    @Test
    void whoIsEnrolledAndDetailsAndPayloadsAreForNoStrangersEver() {
        assertThat(everyGet())
                .filteredOn(path -> !isForStrangers(path))
                .containsExactlyInAnyOrder(
                        "/v1/subjects",
                        "/v1/subjects/{subject}",
                        "/v1/transactions/{account}/{jti}/details",
                        "/v1/accesses/{access}/release",
                        "/v1/accesses/{access}/payload");
    }

    /** What the contract says: a network that is public takes requests there that show no token. */
    private static boolean isForStrangers(String path) {
        JsonNode operation = Conformance.contract().get("paths").get(path).get("get");
        JsonNode security = operation.has("security")
                ? operation.get("security")
                : Conformance.contract().get("security");
        return security.valueStream().anyMatch(JsonNode::isEmpty);
    }

    /** By path, the cells with one blank between them. */
    private static Map<String, String> table(Stream<String> rows) {
        Map<String, String> table = new TreeMap<>();
        rows.forEach(row -> {
            String[] words = row.split(" +", 2);
            table.put(words[0], words[1].replaceAll(" +", " "));
        });
        return table;
    }

    private static Set<String> withoutQueries(Set<String> targets) {
        Set<String> paths = new TreeSet<>();
        targets.forEach(target -> paths.add(target.replaceFirst("\\?.*", "")));
        return paths;
    }

    private static Set<String> everyGet() {
        Set<String> paths = new TreeSet<>();
        Conformance.contract().get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> paths.add(path.getKey()));
        return paths;
    }

    private static Map<String, String> seen(PatientStory story, Set<String> targets) {
        Map<String, String> seen = new TreeMap<>();
        for (String target : targets) {
            seen.put(
                    target,
                    String.join(
                            " ",
                            Stream.of(VIEWERS.split("\\|", -1))
                                    .map(viewer -> cell(story, viewer(story, viewer), filled(story, target)))
                                    .toList()));
        }
        return seen;
    }

    private static String cell(PatientStory story, Optional<Person> viewer, String target) {
        if (target.startsWith("/v1/events")) { // it has no end; EventsTest reads it
            return String.valueOf(
                    viewer.map(person -> story.node.status(person, target)).orElseGet(() -> story.node.status(target)));
        }
        HttpResponse<String> answer =
                viewer.map(person -> story.node.get(person, target)).orElseGet(() -> story.node.get(target));
        boolean tells = WORDS.stream().anyMatch(answer.body()::contains);
        boolean about = target.startsWith("/v1/records/") && answer.body().contains(story.subject);
        return answer.statusCode() + (tells || about ? "+" : "");
    }

    private static Optional<Person> viewer(PatientStory story, String name) {
        return switch (name) {
            case "stranger" -> Optional.empty();
            case "outsider" -> Optional.of(story.outsider);
            case "outsider's patient" -> Optional.of(story.outsidersPatient);
            case "other patient" -> Optional.of(story.otherPatient);
            case "patient" -> Optional.of(story.patient);
            case "nurse" -> Optional.of(story.nurse);
            case "doctor" -> Optional.of(story.doctor);
            case "administrator" -> Optional.of(story.node.stMary.admin());
            case "node" -> Optional.of(story.node.stMary.node());
            case "suspended" -> Optional.of(story.suspended);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String filled(PatientStory story, String target) {
        String path = target.replace(
                        "{account}/{jti}", story.shared.string("account") + "/" + story.shared.string("jti"))
                .replace("/tile/{level}/{tile}", "/tile/0/000.p/4")
                .replace("/tile/entries/{tile}", "/tile/entries/000.p/4")
                .replace("{account}", story.doctor.id().toString())
                .replace("{index}", String.valueOf(story.shared.integer("index")))
                .replace("{member}", "st-mary")
                .replace("{call}", "records.share")
                .replace("{subject}", story.subject)
                .replace("{record}", story.record)
                .replace("{grant}", story.grant)
                .replace("{access}", story.access);
        return switch (path) {
            case "/v1/proofs/state" -> path + "?key=records/record/" + story.record;
            case "/v1/proofs/inclusion" -> path + "?index=1";
            case "/v1/proofs/consistency" -> path + "?from=1";
            default -> path;
        };
    }
}
