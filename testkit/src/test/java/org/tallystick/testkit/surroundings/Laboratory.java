package org.tallystick.testkit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.tallystick.cli.demo.Cast;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Registration;
import org.tallystick.client.Shared;
import org.tallystick.client.Tally;
import org.tallystick.decision.Purpose;
import org.tallystick.formats.id.Handle;
import org.tallystick.testkit.network.ThreeMembers;

/** A technician of the laboratory and the patient whose results are shared. */
record Laboratory(Connection technician, Handle subject, Path desk) {

    /** Registers them in a network that runs, by this clock. */
    static Laboratory open(ThreeMembers network, Path desk, InstantSource clock) throws IOException {
        Registration registration = administrator(network, clock).registration();
        Identity technician = registration.register("ivo", List.of("technician"));
        Identity patient = registration.register("ana", List.of(Registration.SUBJECT));
        Handle subject = registration.enrol(patient.account(), "ana");
        Connection connection = Tally.connect(network.address(Cast.LABORATORY), technician, clock);
        return new Laboratory(connection, subject, Files.createDirectories(desk));
    }

    private static Connection administrator(ThreeMembers network, InstantSource clock) throws IOException {
        Connection byNow = network.administrator(Cast.LABORATORY);
        return Tally.connect(byNow.address(), byNow.identity(), clock);
    }

    /** Shares a text. */
    Shared share(String text) throws IOException {
        Path file = Files.writeString(desk.resolve("shared.txt"), text);
        return technician.share(
                file, technician.newRecord(subject, "lab-report", "values", "text/plain"), Progress.SILENT);
    }

    /** The technician reads it back. */
    void requireReadable(Shared shared, String text) throws IOException {
        assertThat(read(shared)).isInstanceOf(Reading.Opened.class);
        assertThat(desk.resolve("read.txt")).hasContent(text);
    }

    /** The technician asks to read it. */
    Reading read(Shared shared) throws IOException {
        ReadRequest request = new ReadRequest(shared.record(), Purpose.TREATMENT);
        return technician.read(request, desk.resolve("read.txt"), Progress.SILENT);
    }
}
