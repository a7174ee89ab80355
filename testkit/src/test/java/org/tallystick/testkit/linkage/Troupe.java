package org.tallystick.testkit.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Progress;
import org.tallystick.client.Registration;
import org.tallystick.client.Stored;
import org.tallystick.client.Tally;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.tx.Binding;

/** Those who are there before the first trial: a laboratory with its technician and two patients, and a clinic. */
final class Troupe {
    private static final int LARGE = 3 << 20;

    /** A patient's own account, and the handle that it speaks for. */
    record Patient(Connection speaks, Handle handle) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Connection clinic;
    private final Connection technician;
    private final Patient first;
    private final Patient second;
    private final Path small;
    private final Path large;
    private final Path nowhere;

    Troupe(People people, Path folder, Random random) throws IOException {
        this.clinic = people.administrator(Cast.CLINIC);
        Connection laboratory = people.administrator(Cast.LABORATORY);
        Identity ivo = laboratory.registration().register("Ivo Brandt", List.of("technician"));
        this.technician = Tally.connect(laboratory.address(), ivo);
        this.first = patient(laboratory, "Ana Ito");
        this.second = patient(laboratory, "Bartholomew of Nowhere in Particular");
        this.nowhere = folder.resolve("nothing-is-read");
        this.small = file(folder.resolve("small"), new byte[1]);
        byte[] content = new byte[LARGE];
        random.nextBytes(content);
        this.large = file(folder.resolve("large"), content);
    }

    private static Patient patient(Connection laboratory, String name) {
        Registration registration = laboratory.registration();
        Identity alias = registration.register(name, List.of(Registration.SUBJECT));
        return new Patient(Tally.connect(laboratory.address(), alias), registration.enrol(alias.account(), name));
    }

    private static Path file(Path path, byte[] content) throws IOException {
        return Files.write(path, content);
    }

    /** The clinic's administrator. */
    Connection clinic() {
        return clinic;
    }

    /** Shares records about the laboratory's patients. */
    Connection technician() {
        return technician;
    }

    Patient first() {
        return first;
    }

    Patient second() {
        return second;
    }

    /** Where a read would put what it never gets. */
    Path nowhere() {
        return nowhere;
    }

    /** Puts 1 byte or 3 MB into the laboratory's vault. */
    Stored store(boolean much) throws IOException {
        return technician.upload(much ? large : small, Progress.SILENT);
    }

    /** Fetches what was opened from the laboratory, to the last byte, and takes the grant back. */
    long finish(Scene.Opened open) throws IOException {
        Connection holder = open.doctor().at(Cast.LABORATORY);
        holder.get("/v1/accesses/" + open.access() + "/release");
        String target = "/v1/accesses/" + open.access() + "/payload";
        String token = holder.token(new Binding.Request("GET", target, Optional.empty()))
                .text();
        HttpRequest request = HttpRequest.newBuilder(holder.address().resolve(target))
                .header("Authorization", "Bearer " + token)
                .build();
        try (InputStream sealed =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            sealed.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return open.patient().speaks().revoke(open.grant()).orThrow().index();
    }
}
