package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.handle;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonObject;
import tools.jackson.databind.JsonNode;

/** A cursor is input like any other: whoever makes one up gets an empty page or a problem, never more than is theirs. */
class CursorsTest {
    private static final String RECORD = handle();
    private static final String SUBJECT = handle();

    /** Every paged list of the contract, and those of its parameters that lead elsewhere in the code. */
    private static final List<String> LISTS = List.of(
            "/v1/members",
            "/v1/proposals",
            "/v1/accounts",
            "/v1/accounts?member=st-mary",
            "/v1/accounts?name=name-of-d0c701",
            "/v1/subjects",
            "/v1/subjects?account=9a71e1@st-mary",
            "/v1/records",
            "/v1/records?subject=" + SUBJECT,
            "/v1/records?owner=st-mary",
            "/v1/records/" + RECORD + "/history",
            "/v1/grants",
            "/v1/grants?subject=" + SUBJECT,
            "/v1/grants?status=live",
            "/v1/accesses",
            "/v1/accesses?record=" + RECORD,
            "/v1/accesses?subject=" + SUBJECT,
            "/v1/entries");

    private static final List<String> ROTTEN = List.of(
            " ",
            "x",
            "-1",
            "00",
            "1e9",
            "9007199254740992",
            "99999999999999999999",
            "\0",
            "é",
            "\n",
            "a b c",
            "../../etc",
            "%00",
            "a".repeat(300),
            RECORD,
            RECORD + " ",
            RECORD + " x",
            RECORD + " 18446744073709551616",
            SUBJECT + " 9007199254740991",
            SUBJECT + " 0",
            RECORD + " " + RECORD,
            RECORD + " " + RECORD + " ",
            RECORD + " " + RECORD + " -5",
            SUBJECT + " " + RECORD + " 9007199254740991");

    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person doctor;
    private static Person patient;

    @BeforeAll
    static void start() {
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
        patient = node.account(node.stMary, "9a71e1", "subject");
        Person other = node.account(node.stMary, "9a71e2", "subject");
        Stories.enrol(node, doctor, SUBJECT, patient);
        Stories.enrol(node, doctor, handle(), patient);
        Stories.enrol(node, doctor, handle(), other);
        Stories.share(node, doctor, RECORD, SUBJECT);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static Stream<String> lists() {
        return LISTS.stream();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aCursorThatWasMadeUpIsNeverAFaultOfTheNode(String list) {
        List<String> failures = new ArrayList<>();
        for (String position : ROTTEN) {
            for (Person viewer : List.of(doctor, patient)) {
                HttpResponse<String> answer = node.get(viewer, forged(list, position));
                if (answer.statusCode() >= 500) {
                    failures.add("'" + position + "': " + answer.body());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreNoCursor() {
        byte[] bytes = Arrays.copyOf(tie("/v1/entries"), 8);
        bytes[6] = (byte) 0xff;

        HttpResponse<String> answer = node.get(doctor, "/v1/entries?cursor=" + Base64Text.encodeUrl(bytes));

        RequestTokenTest.refused(answer, 400, "bad-cursor");
    }

    @Test
    void whatIsWrongWithAPositionIsSaid() {
        RequestTokenTest.refused(node.get(doctor, forged("/v1/entries", "-1")), 400, "bad-cursor");
        RequestTokenTest.refused(node.get(doctor, forged("/v1/members", "a b")), 400, "bad-cursor");
        assertThat(node.get(doctor, forged("/v1/entries", "0")).statusCode()).isEqualTo(200);
    }

    @Test
    void aPatientsCursorLeadsToNobodyElsesRecord() {
        String other = handle();
        String record = handle();
        Stories.enrol(node, doctor, other, node.account(node.stMary, "9a71e3", "subject"));
        Stories.share(node, doctor, record, other);
        Stories.request(node, doctor, record, handle());

        HttpResponse<String> answer = node.get(patient, forged("/v1/accesses", SUBJECT + " " + record + " 2"));

        RequestTokenTest.refused(answer, 400, "bad-cursor");
    }

    @Test
    void aPatientsCursorLeadsToNobodyElsesGrants() {
        String other = handle();
        Stories.enrol(node, doctor, other, node.account(node.stMary, "9a71e4", "subject"));
        JsonObject.Builder args = JsonObject.with("grant", handle()).with("subject", other);
        node.call(doctor, "grants.give", args, Stories.terms());

        RequestTokenTest.refused(node.get(patient, forged("/v1/grants", other + " 2")), 400, "bad-cursor");
        RequestTokenTest.refused(
                node.get(patient, forged("/v1/grants?subject=" + other, other + " 2")), 400, "bad-cursor");
        RequestTokenTest.refused(
                node.get(doctor, forged("/v1/grants?subject=" + SUBJECT, other + " 2")), 400, "bad-cursor");
    }

    @Test
    void everyPagedListOfTheContractIsTried() {
        var paged = new TreeSet<String>();
        for (Map.Entry<String, JsonNode> path :
                Conformance.contract().get("paths").properties()) {
            if (path.getValue().toString().contains("#/components/parameters/cursor")) {
                paged.add(path.getKey());
            }
        }

        assertThat(LISTS)
                .extracting(list -> Conformance.template(list.replaceAll("\\?.*", "")))
                .containsAll(paged);
    }

    /** As anyone can make one who knows the sources: tied to the list by the beginning of a hash, then the position. */
    private static String forged(String list, String position) {
        byte[] tie = tie(list);
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(tie, tie.length + text.length);
        System.arraycopy(text, 0, bytes, tie.length, text.length);
        return list + (list.contains("?") ? "&" : "?") + "cursor=" + Base64Text.encodeUrl(bytes);
    }

    private static byte[] tie(String list) {
        String[] parts = list.split("\\?", -1);
        Map<String, String> parameters = new TreeMap<>();
        if (parts.length > 1) {
            String[] pair = parts[1].split("=", -1);
            parameters.put(pair[0], pair[1]);
        }
        byte[] text = (parts[0] + " " + parameters).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Hash.of(text).toArray(), 6);
    }
}
