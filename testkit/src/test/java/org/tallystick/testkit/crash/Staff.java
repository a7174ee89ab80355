package org.tallystick.testkit.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallystick.cli.demo.Cast;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Registration;
import org.tallystick.client.Tally;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.testkit.network.ThreeMembers;

/**
 * The people of the network, each at the node of their own member: two technicians of the laboratory, a doctor of the
 * hospital, a doctor of the clinic, and a patient whose consent opens the laboratory's reports to the clinic's doctor.
 */
record Staff(
        Connection technician,
        Connection assistant,
        Connection surgeon,
        Connection reader,
        Connection patient,
        Handle atLab,
        Handle atHospital) {

    /** What the reader may read. */
    static final String OPEN_TYPE = "lab-report";

    private static final Duration LIVE = Duration.ofSeconds(30);

    static Staff hire(ThreeMembers network) throws IOException {
        Connection laboratory = network.administrator(Cast.LABORATORY);
        Connection hospital = network.administrator(Cast.HOSPITAL);
        Connection patient = hire(laboratory, "ana", Registration.SUBJECT);
        Connection patientAtHospital = hire(hospital, "ana", Registration.SUBJECT);
        Staff staff = new Staff(
                hire(laboratory, "ivo", "technician"),
                hire(laboratory, "zoe", "technician"),
                hire(hospital, "dr-chen", "doctor"),
                hire(network.administrator(Cast.CLINIC), "dr-okafor", "doctor"),
                patient,
                laboratory.registration().enrol(patient.identity().account(), "ana"),
                hospital.registration().enrol(patientAtHospital.identity().account(), "ana"));
        staff.consent();
        return staff;
    }

    private static Connection hire(Connection administrator, String name, String role) {
        Identity identity = administrator.registration().register(name, List.of(role));
        return Tally.connect(administrator.address(), identity);
    }

    private void consent() {
        Handle grant = patient.newHandle();
        patient.grant(grant, atLab, terms(OPEN_TYPE)).orThrow();
        if (!patient.awaitLive(grant, LIVE)) {
            throw new IllegalStateException("the laboratory has not acknowledged the first grant");
        }
    }

    /** The reader may read what is of that type. */
    Terms terms(String type) {
        return new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(reader.identity().account()),
                new Scope.OfType(new RecordType(type)),
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT, LegalBasis.EXPLICIT_CONSENT),
                Optional.empty(),
                Optional.empty());
    }

    /** Somebody of that member. */
    Connection at(MemberId member) {
        return List.of(technician, surgeon, reader).stream()
                .filter(one -> one.identity().account().member().equals(member))
                .findFirst()
                .orElseThrow();
    }
}
