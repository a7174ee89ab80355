package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.handle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.json.JsonObject;

/** What belongs to one member or one subject is listed from the newest back, whatever is added while someone turns the pages. */
class NewestFirstTest {
    @TempDir
    Path folder;

    private NodeFixture node;
    private Person doctor;
    private Person outsider;
    private Person patient;

    @BeforeEach
    void start() {
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
        outsider = node.account(node.clinic, "0a71e3", "doctor");
        patient = node.account(node.stMary, "9a71e1", "subject");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theRecordsOfAnOwnerComeNewestFirst() {
        List<String> ours = new ArrayList<>();
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ours.add(share(doctor));
            theirs.add(share(outsider));
        }

        assertThat(names(doctor, "/v1/records?owner=st-mary", "record")).containsExactlyElementsOf(ours.reversed());
        assertThat(names(doctor, "/v1/records?owner=clinic", "record")).containsExactlyElementsOf(theirs.reversed());
        assertThat(names(outsider, "/v1/records?owner=clinic", "record")).containsExactlyElementsOf(theirs.reversed());
        assertThat(names(doctor, "/v1/records?owner=nobody", "record")).isEmpty();
    }

    @Test
    void aRecordKeepsItsPlaceWhenItIsChanged() {
        List<String> ours = List.of(share(doctor), share(doctor), share(doctor));
        JsonObject.Builder retired = JsonObject.with("record", ours.getFirst());
        node.call(doctor, "records.retire", retired, JsonObject.EMPTY);

        assertThat(names(doctor, "/v1/records?owner=st-mary", "record")).containsExactlyElementsOf(ours.reversed());
    }

    @Test
    void recordsOfOneBlockAreInTheOrderOfItsEntries() {
        List<String> records = IntStream.range(0, 7).mapToObj(_ -> handle()).toList();
        node.batch(records.stream()
                .map(record -> NodeFixture.sign(outsider, "records.share", Stories.shared(record), NodeFixture.jti()))
                .toList());

        assertThat(names(doctor, "/v1/records?owner=clinic", "record")).containsExactlyElementsOf(records.reversed());
    }

    @Test
    void theAccountsOfAMemberComeNewestFirst() {
        assertThat(names(doctor, "/v1/accounts?member=st-mary", "account"))
                .containsExactly("9a71e1@st-mary", "d0c701@st-mary", "node@st-mary", "admin@st-mary");
        assertThat(names(outsider, "/v1/accounts?member=clinic", "account"))
                .containsExactly("0a71e3@clinic", "node@clinic", "admin@clinic");
        assertThat(names(doctor, "/v1/accounts?member=nobody", "account")).isEmpty();
    }

    @Test
    void theGrantsOnASubjectComeNewestFirst() {
        String subject = enrol(patient);
        String other = enrol(node.account(node.stMary, "9a71e2", "subject"));
        List<String> grants = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            grants.add(give(i == 2 ? doctor : patient, subject));
            give(doctor, other);
        }

        for (String list : List.of("/v1/grants?subject=" + subject, "/v1/grants?status=given&subject=" + subject)) {
            assertThat(names(doctor, list, "grant")).containsExactlyElementsOf(grants.reversed());
            assertThat(names(patient, list, "grant")).containsExactlyElementsOf(grants.reversed());
        }
        assertThat(names(patient, "/v1/grants", "grant")).containsExactlyElementsOf(grants.reversed());
        assertThat(names(patient, "/v1/grants?subject=" + other, "grant")).isEmpty();
        assertThat(names(doctor, "/v1/grants?subject=" + handle(), "grant")).isEmpty();
    }

    @Test
    void aPatientWithSeveralSubjectsFindsTheGrantsSubjectAfterSubject() {
        List<String> subjects = List.of(enrol(patient), enrol(patient), enrol(patient));
        List<String> empty = List.of(enrol(patient));
        List<List<String>> grants = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 9; i++) {
            grants.get(i % 3).add(give(patient, subjects.get(i % 3)));
        }
        List<String> expected = subjects.stream()
                .sorted()
                .flatMap(subject -> grants.get(subjects.indexOf(subject)).reversed().stream())
                .toList();

        assertThat(names(patient, "/v1/grants", "grant")).containsExactlyElementsOf(expected);
        assertThat(names(patient, "/v1/grants?subject=" + empty.getFirst(), "grant"))
                .isEmpty();
    }

    @Test
    void onlyGrantsInTheStateThatIsAskedForAreShown() {
        String subject = enrol(patient);
        String first = give(patient, subject);
        String second = give(patient, subject);
        NodeFixture.committed(node.submit(
                NodeFixture.sign(
                        patient,
                        "grants.revoke",
                        JsonObject.with("grant", first).build(),
                        NodeFixture.jti()),
                Optional.empty()));

        assertThat(names(patient, "/v1/grants?status=revoked", "grant")).containsExactly(first);
        assertThat(names(doctor, "/v1/grants?status=given&subject=" + subject, "grant"))
                .containsExactly(second);
    }

    @Test
    void pagesStayRightWhileNewOnesAreAdded() {
        String subject = enrol(patient);
        List<String> records = List.of(share(doctor), share(doctor), share(doctor));
        List<String> grants = List.of(give(patient, subject), give(patient, subject), give(patient, subject));

        assertThat(names(doctor, "/v1/records?owner=st-mary", "record", () -> share(doctor)))
                .containsExactlyElementsOf(records.reversed());
        assertThat(names(patient, "/v1/grants", "grant", () -> give(patient, subject)))
                .containsExactlyElementsOf(grants.reversed());
        int[] many = {0xb00000};
        assertThat(names(
                        doctor,
                        "/v1/accounts?member=clinic",
                        "account",
                        () -> node.account(node.clinic, Integer.toHexString(many[0]++), "nurse")))
                .containsExactly("0a71e3@clinic", "node@clinic", "admin@clinic");
    }

    @Test
    void theCursorOfOneOwnerIsNoneOfAnother() {
        share(doctor);
        share(doctor);
        String next = node.json(doctor, "/v1/records?owner=st-mary&limit=1").string("next");

        RequestTokenTest.refused(node.get(doctor, "/v1/records?owner=clinic&cursor=" + next), 400, "bad-cursor");
        RequestTokenTest.refused(node.get(doctor, "/v1/records?cursor=" + next), 400, "bad-cursor");
    }

    private String share(Person author) {
        String record = handle();
        if (author.id().member().equals(NodeFixture.ST_MARY)) {
            Stories.share(node, author, record, handle());
        } else {
            NodeFixture.committed(node.submit(
                    NodeFixture.sign(author, "records.share", Stories.shared(record), NodeFixture.jti()),
                    Optional.empty()));
        }
        return record;
    }

    private String enrol(Person account) {
        String subject = handle();
        Stories.enrol(node, doctor, subject, account);
        return subject;
    }

    private String give(Person giver, String subject) {
        String grant = handle();
        JsonObject.Builder args = JsonObject.with("grant", grant).with("subject", subject);
        node.call(giver, "grants.give", args, Stories.terms());
        return grant;
    }

    private List<String> names(Person person, String list, String name) {
        return Paging.names(node, person, list, name);
    }

    /** Something happens after each page. */
    private List<String> names(Person person, String list, String name, Runnable meanwhile) {
        return Paging.names(node, person, list, name, meanwhile);
    }
}
