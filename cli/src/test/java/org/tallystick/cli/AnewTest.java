package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** What nobody answered is sent again, and counts once. */
@Tag("slow")
class AnewTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasSignedForANodeThatWasGoneIsSentWhenItIsBack() throws IOException {
        Path network = folder.resolve("network");
        try (Stage stage = Stage.found(network)) {
            stage.register();
        }
        Home home = new Home(network);
        String[] suspend = {
            "account",
            "suspend",
            home.accountsOf("ivo").getFirst().toString(),
            "--home",
            home.root().toString()
        };
        RunOf unanswered = tally(suspend);
        assertThat(unanswered.exit()).as(unanswered.err()).isEqualTo(Exit.UNREACHABLE.code());
        Path kept = kept(home);
        assertThat(unanswered.err()).contains("tally submit " + kept, "would make a second one");
        try (Stage again = Stage.start(home)) {
            assertThat(again.network().addresses()).hasSize(3);
            JsonObject first = submitted(home, Files.copy(kept, folder.resolve("copy.json")));
            JsonObject second = submitted(home, kept);
            assertThat(second).isEqualTo(first);
            assertThat(home.pending()).isEmptyDirectory();
        }
    }

    private static JsonObject submitted(Home home, Path file) {
        RunOf sent = tally("submit", file.toString(), "--home", home.root().toString(), "--json");
        assertThat(sent.exit()).as(sent.out()).isZero();
        return Json.parseObject(Bytes.utf8(sent.out().strip())).orThrow();
    }

    private static Path kept(Home home) throws IOException {
        try (Stream<Path> files = Files.list(home.pending())) {
            return files.findFirst().orElseThrow();
        }
    }
}
