package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.wallet.Home;
import org.tallystick.client.Connection;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.sharing.contracts.NetworkContracts;

/** A network whose newest block is dated two hours ahead, for its clock was fast once. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerAheadTest {
    private static final Duration AHEAD = Duration.ofHours(2);

    private Path folder;
    private Path network;
    private Stage stage;

    @BeforeAll
    void aClockWasFast(@TempDir Path temporary) throws IOException {
        folder = temporary;
        network = folder.resolve("network");
        try (Stage founded = Stage.found(network)) {
            founded.register();
        }
        Home home = new Home(network);
        try (EmbeddedNetwork _ = EmbeddedNetwork.open(
                home.network(),
                home::passphrase,
                NetworkContracts.ALL,
                () -> Instant.now().plus(AHEAD))) {
            Wallet wallet = home.wallet("ivo");
            Wallet.Entry entry = wallet.entries().getFirst();
            try (Connection ivo = Tally.connect(
                    entry.node(),
                    wallet.identity(entry.account()),
                    () -> Instant.now().plus(AHEAD))) {
                ivo.submit(
                                "accounts.rotate",
                                JsonObject.with("account", entry.account().toString())
                                        .with(
                                                "encryption",
                                                ivo.identity()
                                                        .encryption()
                                                        .publicKey()
                                                        .url())
                                        .build())
                        .orThrow();
            }
        }
        stage = Stage.start(home);
    }

    @AfterAll
    void itStops() {
        stage.close();
    }

    @Test
    void whatIsRefusedForItSaysByHowMuchAndWhichOptionHelps() throws IOException {
        RunOf refused = share("a.csv");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(error(refused).string("what"))
                .matches("the ledger is ahead of this computer's clock by (2 hours|1 hour 59 minutes)");
        assertThat(error(refused).string("next")).matches(".* --ledger-ahead \\d+[hm]: then .*");
        RunOf administrator = run("account", "new", "zoe", "--member", "lab-north", "--role", "nurse");
        assertThat(error(administrator).string("what")).contains("the ledger is ahead");
        assertThat(run("member", "vote", "0".repeat(32), "yes", "--member", "lab-north")
                        .out())
                .contains("--ledger-ahead");
        assertThat(network.resolve("wallets/zoe.jwe")).doesNotExist();
    }

    @Test
    void withTheOptionEverythingGoesOnAndItIsSaid() throws IOException {
        RunOf shared = share("b.csv", "--ledger-ahead", "3h");
        assertThat(shared.exit()).as(shared.out()).isZero();
        assertThat(shared.err()).contains("dated by the ledger's time, ", "ahead of this computer's clock");
        String record = parsed(shared).string("record");
        RunOf read = run(
                "read",
                record,
                "--as",
                "ivo",
                "--ledger-ahead",
                "3h",
                "-o",
                folder.resolve("copy").toString());
        assertThat(parsed(read).string("status")).isEqualTo("allowed");
        RunOf zoe = run("account", "new", "mia", "--member", "lab-north", "--role", "nurse", "--ledger-ahead", "3h");
        assertThat(zoe.exit()).as(zoe.out()).isZero();
        assertThat(run("member", "vote", "0".repeat(32), "yes", "--member", "lab-north", "--ledger-ahead", "3h")
                        .out())
                .contains("unknown-proposal");
    }

    @Test
    void aLedgerThatIsFurtherAheadThanAllowedIsNotFollowed() throws IOException {
        RunOf refused = share("c.csv", "--ledger-ahead", "30m");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(refused.out()).contains("the ledger is ahead of this computer's clock by");
        RunOf nonsense = share("d.csv", "--ledger-ahead", "very");
        assertThat(nonsense.exit()).isEqualTo(Exit.USAGE.code());
        assertThat(nonsense.out()).contains("is no span of time", "write 30m, 2h or 30d");
    }

    private RunOf share(String name, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "HbA1c,5.4");
        return run(Stream.concat(Stream.of("share", file.toString(), "--as", "ivo", "--about", "ana"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonObject error(RunOf run) {
        return parsed(run).object("error");
    }

    private static JsonObject parsed(RunOf run) {
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }

    private RunOf run(String... line) {
        return tally(Stream.concat(Stream.of(line), Stream.of("--home", network.toString(), "--json"))
                .toArray(String[]::new));
    }
}
