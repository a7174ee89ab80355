package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Progress;
import org.tallystick.client.Stored;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;

/** Technicians of the hospital who share laboratory reports about one patient, in turn. They sign; others send. */
final class ShareDesk {
    private final List<Connection> people;
    private final Handle patient;
    private final Stored common;
    private final Path file;
    private int files;

    /**
     * What is signed and not sent yet.
     *
     * @param documents bodies of requests, each a line of JSON
     * @param signed the transactions in them
     * @param keys of those who signed, in turn
     */
    record Shares(List<String> documents, List<Bytes> signed, List<PublicKey> keys) {}

    private ShareDesk(List<Connection> people, Handle patient, Stored common, Path file) {
        this.people = people;
        this.patient = patient;
        this.common = common;
        this.file = file;
    }

    /** Registers so many technicians; the folder holds the file that they share. */
    static ShareDesk open(Consortium consortium, int people, Path folder) throws IOException {
        List<Connection> technicians = consortium.register(Consortium.HOSPITAL, "technician", people);
        Path file = folder.resolve("report.csv");
        Stored common = technicians.getFirst().upload(Files.writeString(file, "HbA1c,41\n"), Progress.SILENT);
        return new ShareDesk(technicians, technicians.getFirst().newHandle(), common, file);
    }

    /** Documents of one transaction each, all of the same payload. */
    Shares singles(int count) {
        List<Draft> drafts = drafts(count);
        return shares(drafts.stream().map(Draft::submission).toList(), drafts);
    }

    /** Documents of one transaction each, each of a payload of its own. */
    Shares apart(int count) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Connection person = person(i);
            Files.writeString(file, "report," + files++ + "\n");
            drafts.add(draft(person, person.upload(file, Progress.SILENT)));
        }
        return shares(drafts.stream().map(Draft::submission).toList(), drafts);
    }

    /** Documents of so many transactions each, all of the same payload. */
    Shares batches(int count, int size) {
        List<Draft> drafts = drafts(count * size);
        List<JsonObject> documents = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += size) {
            JsonArray batch = drafts.subList(from, from + size).stream()
                    .map(Draft::submission)
                    .collect(JsonArray.collector());
            documents.add(JsonObject.with("transactions", batch).build());
        }
        return shares(documents, drafts);
    }

    private List<Draft> drafts(int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(draft(person(i), common));
        }
        return drafts;
    }

    private Draft draft(Connection person, Stored stored) {
        return person.draftShare(person.newRecord(patient, "lab-report", "HbA1c", "text/csv"), stored);
    }

    private Connection person(int number) {
        return people.get(number % people.size());
    }

    private Shares shares(List<JsonObject> documents, List<Draft> drafts) {
        return new Shares(
                documents.stream().map(document -> document.canonical().text()).toList(),
                drafts.stream().map(Draft::jws).toList(),
                people.stream()
                        .map(person -> person.identity().signing().publicKey())
                        .toList());
    }
}
