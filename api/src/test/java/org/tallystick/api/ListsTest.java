package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.api.NodeFixture.handle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;

/** Every list leads to its end, page by page, without loss and without doubles. */
class ListsTest {
    @TempDir
    static Path folder;

    private static NodeFixture node;
    private static Person doctor;
    private static Person patient;
    private static final List<String> SUBJECTS = List.of(handle(), handle(), handle());
    private static final List<String> RECORDS = List.of(handle(), handle(), handle());
    private static final List<String> ACCESSES = new ArrayList<>();

    @BeforeAll
    static void tellTheStory() {
        node = new NodeFixture(folder, false);
        doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
        patient = node.account(node.stMary, "9a71e1", "subject");
        for (String subject : SUBJECTS) {
            Stories.enrol(node, doctor, subject, patient);
        }
        Stories.enrol(node, doctor, handle(), node.account(node.stMary, "9a71e2", "subject"));
        for (String record : RECORDS) {
            Stories.share(node, doctor, record, SUBJECTS.getFirst());
            request(record, RECORDS.indexOf(record) == 1 ? 0 : 3);
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static void request(String record, int times) {
        for (int i = 0; i < times; i++) {
            ACCESSES.add(handle());
            Stories.request(node, doctor, record, ACCESSES.getLast());
        }
    }

    @Test
    void thePatientFindsEachOfHerSubjects() {
        assertThat(names(patient, "/v1/subjects", "subject")).containsExactlyInAnyOrderElementsOf(SUBJECTS);
        assertThat(names(patient, "/v1/subjects?account=" + patient.id(), "subject"))
                .containsExactlyInAnyOrderElementsOf(SUBJECTS);
        assertThat(names(patient, "/v1/subjects?account=9a71e2@st-mary", "subject"))
                .isEmpty();
    }

    @Test
    void theSubjectsOfAnAccountAreFoundAtOnce() {
        assertThat(names(doctor, "/v1/subjects?account=" + patient.id(), "subject"))
                .containsExactlyInAnyOrderElementsOf(SUBJECTS);
        assertThat(node.json(doctor, "/v1/subjects?limit=1&account=0a0a0a@st-mary")
                        .has("next"))
                .isFalse();
    }

    @Test
    void accountsOfOneNameAreAllFound() {
        for (String local : List.of("aaaaa1", "aaaaa2", "aaaaa3")) {
            node.register.name(node.account(node.stMary, local, "nurse").id(), "Kim");
        }

        assertThat(names(doctor, "/v1/accounts?name=Kim", "account"))
                .containsExactly("aaaaa1@st-mary", "aaaaa2@st-mary", "aaaaa3@st-mary");
    }

    @Test
    void accessesAreListedRecordAfterRecordToTheLast() {
        assertThat(names(doctor, "/v1/accesses?subject=" + SUBJECTS.getFirst(), "access"))
                .containsExactlyInAnyOrderElementsOf(ACCESSES);
        assertThat(names(patient, "/v1/accesses", "access")).containsExactlyInAnyOrderElementsOf(ACCESSES);
        assertThat(names(patient, "/v1/accesses?record=" + RECORDS.getFirst(), "access"))
                .containsExactlyElementsOf(ACCESSES.subList(0, 3).reversed());
    }

    private static List<String> names(Person person, String list, String name) {
        return Paging.names(node, person, list, name);
    }
}
