package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.ReadRequest;
import org.tallystick.client.Reading;
import org.tallystick.client.Receipts;
import org.tallystick.client.Shared;
import org.tallystick.client.Submitted;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.RecordType;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.receipt.Verdict;

/**
 * The story of {@code tally demo}. It stops and says so if anything comes out other than it should.
 */
public final class Story {
    private static final String LAB_REPORT = "lab-report";
    private static final String FHIR = "application/fhir+json";

    /** Where the sources have what is shared here. */
    private static final String FILES = "demo/files/";

    private final Teller teller;
    private final Path folder;
    private final Connection ivo;
    private final Connection chen;
    private final Connection okafor;
    private final Connection anaAtLab;
    private final Connection anaAtHospital;

    private Story(Stage stage, Teller teller) throws IOException {
        this.teller = teller;
        this.folder = stage.home().root().resolve("desk");
        Files.createDirectories(folder);
        Players players = new Players(stage.home());
        this.ivo = players.connect("ivo", Cast.LABORATORY);
        this.chen = players.connect("dr-chen", Cast.HOSPITAL);
        this.okafor = players.connect("dr-okafor", Cast.CLINIC);
        this.anaAtLab = players.connect(Cast.PATIENT, Cast.LABORATORY);
        this.anaAtHospital = players.connect(Cast.PATIENT, Cast.HOSPITAL);
    }

    /** Tells it in a new folder, where everything stays. @return true if all came out as it should */
    public static boolean tellIn(Path folder, Output out) throws IOException {
        return new Telling(out, folder, running -> running).tell(Optional.of(folder));
    }

    /** Tells it in a temporary folder, which goes away. @return true if all came out as it should */
    public static boolean tell(Output out) throws IOException {
        Path folder = Files.createTempDirectory("tally-demo-");
        try (CleanUp cleanUp = CleanUp.of(folder)) {
            try {
                return new Telling(out, folder, cleanUp::stops).tell(Optional.empty());
            } finally {
                cleanUp.waitIfEnding();
            }
        }
    }

    /** The story on one network, from its founding to what someone changed in its folder. */
    private record Telling(Output out, Path folder, UnaryOperator<Stage> stopping) {
        boolean tell(Optional<Path> kept) throws IOException {
            Teller teller = new Teller(out);
            out.line("A hospital, a laboratory and a clinic keep one ledger.");
            out.line("Each has its own keys, vault and address.");
            boolean asItShould;
            try (Stage stage = stopping.apply(Stage.foundWhereExpected(folder))) {
                stage.register();
                stage.network().addresses().forEach((member, address) -> teller.plain(member + " at " + address));
                asItShould = new Story(stage, teller).play();
            }
            boolean found = new Tampering(folder, teller).play();
            out.line("");
            out.line(out.style().strong("What next"));
            Curtain.lines(kept).forEach(line -> out.line("   " + line));
            out.result(teller.json());
            return asItShould && found;
        }
    }

    private boolean play() throws IOException {
        LabResults results = sharesResults();
        Shared result = results.values();
        boolean refused = isRefusedWithoutConsent(result);
        Handle grant = givesConsent();
        boolean read = readsWithConsent(result);
        boolean seen = sees(result);
        boolean closed = withdraws(grant, result);
        corrects(results.bloodCount().record());
        boolean proven = verifiesOffline(result);
        return refused && read && seen && closed && proven;
    }

    private record LabResults(Shared values, Shared bloodCount) {}

    private LabResults sharesResults() throws IOException {
        teller.scene("The laboratory shares a result, the hospital a report and an image");
        Handle atLab = Players.subject(anaAtLab);
        Handle atHospital = Players.subject(anaAtHospital);
        teller.does("share " + FILES + "lab-values.csv --as ivo --about ana --type " + LAB_REPORT);
        Shared values = share(ivo, "lab-values.csv", "text/csv", LAB_REPORT, atLab);
        Shared bloodCount = share(ivo, "blood-count.fhir.json", FHIR, LAB_REPORT, atLab);
        share(chen, "laboratory-report.pdf", "application/pdf", "letter", atHospital);
        share(chen, "chest-x-ray.png", "image/png", "image", atHospital);
        teller.plain("contents are encrypted in the vault of whoever shared; the ledger holds commitments only");
        return new LabResults(values, bloodCount);
    }

    private Shared share(Connection who, String name, String mediaType, String type, Handle subject)
            throws IOException {
        Path file = Folders.resource(name, folder);
        Shared shared = who.share(file, who.newRecord(subject, type, name, mediaType), Progress.SILENT);
        teller.good(name + " is record " + shorten(shared.record()) + ", " + at(shared.transaction()));
        return shared;
    }

    private boolean isRefusedWithoutConsent(Shared result) throws IOException {
        teller.scene("A doctor at the clinic asks for it");
        return refused(read(result, "refused.csv"));
    }

    private Handle givesConsent() {
        teller.scene("Ana consents: this doctor, her laboratory reports, for treatment");
        teller.does("grant --as ana --at lab-north --to dr-okafor --type " + LAB_REPORT + " --purpose TREAT");
        Handle grant = anaAtLab.newHandle();
        Terms terms = new Terms(
                Terms.Effect.ALLOW,
                new ReaderTerm.OneAccount(okafor.identity().account()),
                new Scope.OfType(new RecordType(LAB_REPORT)),
                List.of(Purpose.TREATMENT),
                List.of(LegalBasis.CONSENT, LegalBasis.EXPLICIT_CONSENT),
                Optional.empty(),
                Optional.empty());
        Submitted.Done given =
                anaAtLab.grant(grant, Players.subject(anaAtLab), terms).orThrow();
        teller.good(
                "grant " + shorten(grant) + ", given by the " + given.result().string("by") + " herself, " + at(given));
        teller.plain("whom she chose, for what and until when only the laboratory and the clinic can read");
        if (anaAtLab.awaitLive(grant, Duration.ofSeconds(10))) {
            teller.good("the laboratory has acknowledged it: the grant is live");
        } else {
            teller.bad("the laboratory has not acknowledged it");
        }
        return grant;
    }

    private boolean readsWithConsent(Shared result) throws IOException {
        teller.scene("The doctor asks again");
        if (!(read(result, "values.csv") instanceof Reading.Opened opened)) {
            teller.bad("it was not allowed");
            return false;
        }
        boolean same =
                Arrays.equals(Files.readAllBytes(opened.file()), Files.readAllBytes(folder.resolve("lab-values.csv")));
        teller.good("allowed by " + opened.holder() + " as access " + shorten(opened.access()) + "; "
                + Count.bytes(opened.size()) + ", opened with her key, checked against the ledger");
        return same;
    }

    private boolean sees(Shared result) {
        teller.scene("Ana looks at who read what");
        teller.does("accesses --as ana --at lab-north");
        List<String> lines = Players.accesses(anaAtLab, result.record());
        lines.forEach(teller::plain);
        return lines.size() == 2;
    }

    private boolean withdraws(Handle grant, Shared result) throws IOException {
        teller.scene("Ana withdraws her consent");
        teller.does("revoke " + grant + " --as ana --at lab-north");
        teller.good("revoked, " + at(anaAtLab.revoke(grant).orThrow()));
        return refused(read(result, "late.csv"));
    }

    private void corrects(Handle bloodCount) throws IOException {
        teller.scene("The laboratory corrects the blood count; its history stays");
        String name = "blood-count-corrected.fhir.json";
        teller.does("share " + FILES + name + " --as ivo --corrects " + bloodCount);
        Path corrected = Folders.resource(name, folder);
        NewRecord next = ivo.following(bloodCount).orElseThrow();
        Shared second = ivo.share(corrected, next, Progress.SILENT);
        teller.good("version " + second.version() + ", " + at(second.transaction()));
        Players.history(ivo, bloodCount).forEach(teller::plain);
    }

    private boolean verifiesOffline(Shared result) throws IOException {
        teller.scene("A receipt is verified offline");
        Path receipt = folder.resolve("share.tlog-proof");
        Path policy = folder.resolve("trust.policy");
        teller.does("receipt " + result.transaction().id() + " --as ivo -o share.tlog-proof");
        Files.writeString(receipt, ivo.receipt(result.transaction().id()));
        teller.does("policy --as ivo -o trust.policy");
        Files.writeString(policy, ivo.policy());
        teller.does("verify share.tlog-proof --policy trust.policy");
        Verdict verdict = Receipts.verify(receipt, policy);
        return switch (verdict) {
            case Verdict.Proven proven -> {
                proven.proven().forEach(teller::good);
                proven.notProven().stream().limit(2).forEach(open -> teller.plain("not proven: " + open));
                yield true;
            }
            case Verdict.NotProven not -> {
                teller.bad(not.why());
                yield false;
            }
        };
    }

    private Reading read(Shared record, String into) throws IOException {
        teller.does("read " + record.record() + " --as dr-okafor --purpose TREAT -o " + into);
        ReadRequest request =
                new ReadRequest(record.record(), Purpose.TREATMENT, Optional.empty(), Optional.of("dr-okafor"));
        return okafor.read(request, folder.resolve(into), Progress.SILENT);
    }

    private boolean refused(Reading reading) {
        if (reading instanceof Reading.Refused refused) {
            teller.bad("refused by " + refused.holder() + " (" + refused.rule() + "), on the record as access "
                    + shorten(refused.access()));
            return true;
        }
        teller.bad("it should have been refused");
        return false;
    }

    private static String at(Submitted.Done done) {
        return "entry " + done.index() + " in block " + done.block();
    }

    static String shorten(Handle handle) {
        return handle.value().substring(0, 8);
    }
}
