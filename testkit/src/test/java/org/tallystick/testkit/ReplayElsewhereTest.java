package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Progress;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.decision.LegalBasis;
import org.tallystick.decision.Purpose;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.decision.Scope;
import org.tallystick.decision.Terms;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.store.Fsck;
import org.tallystick.node.Audit;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.node.folder.NetworkDirectory;

/** All that a network's contracts did comes out the same on a machine that is different in whatever must not matter. */
@Tag("slow")
class ReplayElsewhereTest {
    private static final int STEPS = 150;

    @TempDir
    private Path folder;

    private final Random random = new Random(Long.getLong("seed", 20_261_127L));
    private final List<Handle> records = new ArrayList<>();
    private final List<Handle> grants = new ArrayList<>();

    @Test
    void theSameEntriesGiveTheSameRootsInAnotherProcessAndCountry() throws Exception {
        Path root = folder.resolve("network");
        try (Stage stage = Stage.found(root)) {
            live(stage.home());
        }
        Fsck.Report here = Audit.run(new NetworkDirectory(root), _ -> {});
        List<String> elsewhere = AuditProcess.run(root, false);

        assertThat(here.entries()).isGreaterThan(STEPS);
        assertThat(elsewhere.getFirst()).contains("tr_TR", "Kiritimati").doesNotContain("UTF-8");
        assertThat(AuditProcess.line(here)).startsWith("clean");
        assertThat(elsewhere).contains(AuditProcess.line(here));
    }

    @Test
    void whatDependsOnTheMachineIsFoundOutElsewhere() throws Exception {
        Path root = folder.resolve("network");
        Home home;
        try (Stage stage = Stage.found(root)) {
            home = stage.home();
        }
        try (EmbeddedNetwork _ = EmbeddedNetwork.open(home.network(), home::passphrase, AuditProcess.WITH_TELLING)) {
            new People(home)
                    .administrator(Cast.CLINIC)
                    .submit("telling.tell", JsonObject.EMPTY)
                    .orThrow();
        }
        assertThat(Audit.run(new NetworkDirectory(root), AuditProcess.WITH_TELLING, _ -> {})
                        .clean())
                .isTrue();
        assertThat(AuditProcess.run(root, true)).anyMatch(line -> line.startsWith("unclean"));
    }

    /** The seed chooses what is done; identifiers and keys are drawn anew each time. */
    private void live(Home home) throws IOException {
        People people = new People(home);
        Acting cast = new Acting(
                people.administrator(Cast.LABORATORY),
                person(home, "ana", Cast.LABORATORY, true),
                person(home, "ivo", Cast.LABORATORY, false, "technician"),
                person(home, "dora", Cast.CLINIC, false, "doctor"),
                people.administrator(Cast.CLINIC));
        Handle ana = new Handle(cast.ana()
                .get("/v1/subjects")
                .array("items")
                .objects()
                .findFirst()
                .orElseThrow()
                .string("subject"));
        share(cast.ivo(), ana);
        give(cast.ana(), ana, Terms.Effect.ALLOW);
        for (int step = 0; step < STEPS; step++) {
            try {
                step(cast, ana);
            } catch (ProblemException e) {
                assertThat(e.getMessage()).as("seed and step %s", step).doesNotContain("500");
            }
        }
    }

    private record Acting(Connection lab, Connection ana, Connection ivo, Connection dora, Connection clinic) {}

    private void step(Acting cast, Handle ana) throws IOException {
        AccountId dora = cast.dora().identity().account();
        switch (random.nextInt(14)) {
            case 0 -> share(cast.ivo(), ana);
            case 1 -> cast.ivo().submit("records.collect", record().build(), collections(cast));
            case 2 -> {
                if (records.size() > 3) {
                    cast.ivo().retire(records.removeFirst(), "old");
                }
            }
            case 3 -> give(cast.ana(), ana, Terms.Effect.ALLOW);
            case 4 -> give(cast.ana(), ana, Terms.Effect.DENY);
            case 5 -> give(cast.lab(), ana, Terms.Effect.ALLOW);
            case 6, 7 -> {
                if (!grants.isEmpty()) {
                    cast.ana().revoke(grants.remove(random.nextInt(grants.size())));
                }
            }
            case 8 -> cast.clinic().submit("accounts.roles", roles(dora));
            case 9 -> cast.clinic().submit("accounts." + (random.nextBoolean() ? "suspend" : "resume"), account(dora));
            case 10 -> cast.lab().submit("members.vote", vote(cast));
            default -> cast.dora().submit("accesses.request", request(cast), purpose());
        }
    }

    private void share(Connection ivo, Handle ana) throws IOException {
        Path file = Files.writeString(folder.resolve("values.csv"), "HbA1c," + random.nextInt(100));
        NewRecord record = ivo.newRecord(ana, "lab-report", "HbA1c", "text/csv");
        ivo.share(file, record, Progress.SILENT);
        records.add(record.record());
    }

    private void give(Connection giver, Handle ana, Terms.Effect effect) {
        Handle grant = giver.newHandle();
        LegalBasis basis =
                giver.identity().account().local().equals("admin") ? LegalBasis.of("A6-1-e") : LegalBasis.CONSENT;
        giver.grant(
                grant,
                ana,
                new Terms(
                        effect,
                        new ReaderTerm.Everyone(Cast.CLINIC),
                        Scope.All.ALL,
                        List.of(Purpose.TREATMENT),
                        List.of(basis),
                        Optional.empty(),
                        Optional.empty()));
        grants.add(grant);
    }

    private JsonObject.Builder record() {
        return JsonObject.with(
                "record", records.get(random.nextInt(records.size())).value());
    }

    private JsonObject collections(Acting cast) {
        return JsonObject.builder()
                .with(
                        "collections",
                        JsonArray.ofStrings(List.of(cast.ivo().newHandle().value())))
                .build();
    }

    private JsonObject request(Acting cast) {
        return record().with("access", cast.dora().newHandle().value())
                .with("answerBy", System.currentTimeMillis() + 600_000)
                .build();
    }

    private static JsonObject purpose() {
        return JsonObject.with("purpose", Purpose.TREATMENT.code()).build();
    }

    private JsonObject roles(AccountId account) {
        List<String> roles = random.nextBoolean() ? List.of("doctor", "adviser") : List.of();
        return JsonObject.with("account", account.toString())
                .with("roles", JsonArray.ofStrings(roles))
                .build();
    }

    private static JsonObject account(AccountId account) {
        return JsonObject.with("account", account.toString()).build();
    }

    private static JsonObject vote(Acting cast) {
        return JsonObject.with("proposal", cast.lab().newHandle().value())
                .with("vote", "yes")
                .build();
    }

    private static Connection person(Home home, String name, MemberId member, boolean subject, String... roles)
            throws IOException {
        new People(home).add(name, member, List.of(roles), subject);
        Wallet wallet = home.wallet(name);
        Wallet.Entry entry = wallet.entries().getFirst();
        return Tally.connect(entry.node(), wallet.identity(entry.account()));
    }
}
