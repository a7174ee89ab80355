package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** Who counts as staff follows from what an account is, never from what it lacks. */
class StaffTest {
    private static final List<String> FOR_STAFF = List.of("/v1/entries", "/v1/accounts", "/checkpoint");

    private PatientStory story;

    @BeforeEach
    void tell(@TempDir Path folder) {
        story = new PatientStory(folder, false);
    }

    @AfterEach
    void stop() {
        story.node.close();
    }

    @Test
    void aPatientWhoseRolesTheAdministratorReplacesIsStillNoStaff() {
        replaceRoles(story.otherPatient);
        replaceRoles(story.otherPatient, "doctor");
        assertSeesOnlyWhatConcernsThem(story.otherPatient);
        assertThat(story.node.status(story.patient, "/v1/records/" + story.record))
                .isEqualTo(200);
    }

    @Test
    void whoHasNoRoleAnyMoreIsStaffNoMore() {
        Person nurse = story.node.account(story.node.stMary, "7e57e1", "nurse");
        assertThat(story.node.status(nurse, "/v1/records/" + story.record)).isEqualTo(200);
        replaceRoles(nurse);
        assertSeesOnlyWhatConcernsThem(nurse);
        replaceRoles(nurse, "nurse");
        assertThat(story.node.status(nurse, "/v1/entries")).isEqualTo(200);
    }

    @Test
    void whoNeverHadARoleIsNoStaff() {
        assertSeesOnlyWhatConcernsThem(story.node.account(story.node.stMary, "7e57e2"));
        assertSeesOnlyWhatConcernsThem(story.node.account(story.node.clinic, "7e57e3"));
    }

    private void assertSeesOnlyWhatConcernsThem(Person person) {
        assertThat(story.node.status(person, "/v1/records/" + story.record)).isEqualTo(404);
        assertThat(FOR_STAFF)
                .allSatisfy(path ->
                        assertThat(story.node.status(person, path)).as(path).isEqualTo(403));
    }

    private void replaceRoles(Person person, String... roles) {
        JsonObject args = JsonObject.with("account", person.id().toString())
                .with("roles", JsonArray.ofStrings(List.of(roles)))
                .build();
        Person administrator = story.node.stMary.admin();
        assertThat(story.node
                        .submit(
                                NodeFixture.sign(administrator, "accounts.roles", args, NodeFixture.jti()),
                                Optional.empty())
                        .statusCode())
                .isEqualTo(200);
    }
}
