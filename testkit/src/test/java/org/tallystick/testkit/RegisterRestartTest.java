package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.NewRecord;
import org.tallystick.client.Progress;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.id.Handle;

/** What a member knows of names and subjects outlives a restart, without all details being opened again. */
@Tag("slow")
class RegisterRestartTest {
    @TempDir
    private Path folder;

    private final List<String> gathered = new ArrayList<>();
    private final Logger log = Logger.getLogger("org.tallystick.node.member.RegisterKeeper");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            gathered.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void aRestartKnowsNamesAndSubjectsWithoutGatheringThemAnew() throws IOException {
        Path root = folder.resolve("network");
        Home home;
        Handle ana;
        NewRecord record;
        try (Stage stage = Stage.found(root)) {
            home = stage.home();
            People people = new People(stage.home());
            ana = people.add("ana", Cast.LABORATORY, List.of(), true).subject().orElseThrow();
            people.add("ivo", Cast.LABORATORY, List.of("technician"), false);
            Connection ivo = connect(stage.home(), "ivo");
            Path file = Files.writeString(folder.resolve("values.csv"), "HbA1c,41");
            record = ivo.newRecord(ana, "lab-report", "HbA1c", "text/csv");
            ivo.submit(ivo.draftShare(record, ivo.upload(file, Progress.SILENT)))
                    .orThrow();
        }
        log.setLevel(Level.FINE);
        log.addHandler(listener);
        try (Stage _ = Stage.start(home)) {
            assertThat(gathered).isEmpty();
            Connection ivo = connect(home, "ivo");
            assertThat(ivo.get("/v1/accounts?name=ana").canonical().text()).contains("\"ana\"");
            assertThat(connect(home, "ana").get("/v1/subjects").canonical().text())
                    .contains(ana.value());
            assertThat(ivo.get("/v1/records?subject=" + ana).canonical().text())
                    .contains(record.record().value());
        } finally {
            log.removeHandler(listener);
        }
    }

    private static Connection connect(Home home, String name) throws IOException {
        Wallet wallet = home.wallet(name);
        Wallet.Entry entry = wallet.entries().getFirst();
        return Tally.connect(entry.node(), wallet.identity(entry.account()));
    }
}
