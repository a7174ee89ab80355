package org.tallystick.api;

import static org.tallystick.api.NodeFixture.handle;

import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.json.JsonObject;

/**
 * One story on one ledger: a record about a patient of St Mary's, a grant, and a request to read it; with people of St
 * Mary's and of the clinic whom it concerns, and whom it does not.
 */
final class PatientStory {
    final NodeFixture node;
    final Person doctor;
    final Person patient;
    final Person otherPatient;
    final Person outsider;
    final Person outsidersPatient;
    final Person nurse;
    final Person suspended;
    final String subject = handle();
    final String record = handle();
    final String grant = handle();
    final String access = handle();
    final JsonObject shared;

    PatientStory(Path folder, boolean open) {
        node = new NodeFixture(folder, open);
        doctor = node.account(node.stMary, "d0c701", "doctor", "steward");
        patient = node.account(node.stMary, "9a71e1", "subject");
        otherPatient = node.account(node.stMary, "9a71e2", "subject");
        outsider = node.account(node.clinic, "0a71e3", "doctor");
        outsidersPatient = node.account(node.clinic, "9a71e4", "subject");
        nurse = node.account(node.stMary, "0a5e05", "nurse");
        suspended = node.account(node.stMary, "5059e6", "steward");
        enrol();
        shared = Stories.share(node, doctor, record, subject);
        give();
        Stories.request(node, doctor, record, access);
        suspend();
    }

    private void suspend() {
        JsonObject args = JsonObject.with("account", suspended.id().toString()).build();
        NodeFixture.committed(node.submit(
                NodeFixture.sign(node.stMary.admin(), "accounts.suspend", args, NodeFixture.jti()), Optional.empty()));
    }

    private void enrol() {
        node.call(
                doctor,
                "records.enrol",
                JsonObject.with("subject", subject).with("account", patient.id().toString()),
                JsonObject.with("name", "Ada Marked").build());
    }

    private void give() {
        JsonObject.Builder args = JsonObject.with("grant", grant).with("subject", subject);
        node.call(patient, "grants.give", args, Stories.terms());
    }
}
