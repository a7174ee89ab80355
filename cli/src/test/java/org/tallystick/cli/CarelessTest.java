package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Whoever types something wrong at a running network learns what happened, why, and what to do. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarelessTest {
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private Path folder;
    private RunningNetwork network;
    private String file;

    @BeforeAll
    void aNetworkRuns(@TempDir Path temporary) throws IOException {
        folder = temporary;
        network = RunningNetwork.in(folder.resolve("network"));
        file = Files.writeString(folder.resolve("file.csv"), "a,b").toString();
        Files.createFile(folder.resolve("empty.csv"));
    }

    @AfterAll
    void itStops() {
        network.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | there is no wallet of          | status --as nobody",
                "2 | nobody is named                | history UNKNOWN",
                "4 | there is no file               | share FOLDER/none.csv --as ivo --about ana",
                "4 | is empty                       | share FOLDER/empty.csv --as ivo --about ana",
                "4 | is no file                     | share FOLDER --as ivo --about ana",
                "2 | nobody is known as bob         | share FILE --as ivo --about bob",
                "1 | is no subject at clinic-west   | share FILE --as dr-okafor --about ivo",
                "1 | is no subject at lab-north     | share FILE --as ivo --about UNKNOWN",
                "2 | is no type                     | share FILE --as ivo --about ana --type Bad!",
                "4 | is no answer to POST           | share FILE --as ivo --about ana --stored FOLDER/empty.csv",
                "2 | is no record                   | read 0123456789abcdef0123456789abcde --as dr-okafor -o FOLDER/x",
                "1 | unknown-record                 | read UNKNOWN --as dr-okafor -o FOLDER/x",
                "4 | there is no folder             | read UNKNOWN --as dr-okafor -o FOLDER/none/x",
                "4 | it is a folder                 | read UNKNOWN --as dr-okafor -o FOLDER --force",
                "4 | is there already               | read UNKNOWN --as dr-okafor -o FILE",
                "2 | is no purpose                  | read UNKNOWN --as dr-okafor -o FOLDER/x --purpose FUN",
                "1 | unknown-grant                  | revoke UNKNOWN --as ana",
                "1 | is no subject at                   | grant --as dr-okafor --about ivo --to dr-okafor --all",
                "2 | over before it begins          | grant --as ana --to dr-okafor --all --until 2020-01-01T00:00:00Z",
                "2 | over before it begins          | grant --as ana --to dr-okafor --all --for -3d",
                "2 | the time is not understood     | grant --as ana --to dr-okafor --all --for 9999999999999d",
                "2 | nobody is known as bob         | grant --as ana --to bob --all",
                "2 | several accounts are known as ana | grant --as ana --at lab-north --to ana --all",
                "2 | several accounts are known as ana | share FILE --as dr-okafor --about ana",
                "2 | could never open               | grant --as ana --to dr-okafor --all --basis A6-1-e",
                "2 | could never open               | grant --as ivo --about ana --to dr-okafor --all --basis A6-1-a",
                "2 | could never open               | grant --as ana --to-role subject@st-mary --all",
                "2 | that is no grant               | grant --as ivo --about ana --to dr-okafor --all",
                "1 | there is no record             | grant --as ana --to dr-okafor --record UNKNOWN",
                "2 | mutually exclusive             | grant --as ana --to dr-okafor --all --for 2h --until 2030-01-01T00:00:00Z",
                "2 | lies before 'until'            | grant --as ana --to dr-okafor --all --from 9d --until 2026-12-01T00:00:00Z",
                "2 | is no media type               | share FILE --as ivo --about ana --media-type foo",
                "2 | that label cannot be kept      | share FILE --as ivo --about ana --label LONG",
                "2 | has an account called dr-chen  | account new dr-chen --member st-mary --role doctor",
                "2 | is no role                     | grant --as ana --to-role Doctor@st-mary --all",
                "2 | there is no member             | grant --as ana --to-member st-john --all",
                "2 | is no member                   | grant --as ana --to-member St.John --all",
                "2 | nobody is known as nobody      | account suspend nobody",
                "2 | is no request                  | token --as ivo --for FOO",
                "1 | unknown-account                | account suspend 123456@st-mary",
                "2 | speaks for nobody              | account new zoe --member st-mary",
                "2 | is no role                     | account new zoe --member st-mary --role Doctor",
                "2 | is no member                   | account new zoe --member St.Mary",
                "4 | are not on this machine        | account new zoe --member st-john --role doctor",
                "2 | cannot name a wallet           | account new Zoe! --member st-mary",
                "2 | no command is named            | account",
                "2 | there are no such entries      | log --as ivo --count 0",
                "2 | is no scope                    | token --as ivo --scope all",
                "2 | that token cannot be made      | token --as ivo --minutes 99999",
                "4 | there is no file               | token --as ivo --for POST --body FOLDER/none",
                "4 | there is no folder             | policy --as ivo -o FOLDER/none/policy",
                "2 | is no transaction              | receipt foo --as ivo",
                "4 | has                            | up",
                "4 | there is a network in          | init --network a.example/b --member st-mary=http://127.0.0.1:1",
            })
    void aMistakeIsExplained(int exit, String what, String line) {
        RunOf run = mistaken(Arrays.stream(line.split(" +")).map(this::filledIn));
        assertThat(run.exit()).as(run.out()).isEqualTo(exit);
        String last = run.out().lines().reduce((_, next) -> next).orElseThrow();
        JsonObject error = Json.parseObject(Bytes.utf8(last)).orThrow().object("error");
        assertThat(error.string("what") + " " + error.string("why")).contains(what);
        assertThat(error.string("next")).isNotEmpty();
        assertThat(run.out() + run.err()).doesNotContain("never should", "Exception", "\tat ");
    }

    @Test
    void aSuspendedAccountIsToldSoAndAGrantEndsOnce() {
        String grant = network.result("grant", "--as", "ana", "--at", "lab-north", "--to", "dr-chen", "--all")
                .string("grant");
        network.result("revoke", grant, "--as", "ana", "--at", "lab-north");
        assertThat(mistaken("revoke", grant, "--as", "ana", "--at", "lab-north").out())
                .contains("grant-revoked");
        String zoe = network.result("account", "new", "zoe", "--member", "st-mary", "--role", "doctor")
                .string("account");
        network.result("account", "suspend", zoe);
        RunOf suspended = mistaken(
                "read", UNKNOWN, "--as", "zoe", "-o", folder.resolve("x").toString());
        assertThat(suspended.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(suspended.out()).contains("suspended");
    }

    @Test
    void nobodyIsRegisteredWhoseKeysCannotBeKept() throws IOException {
        Path wallets = new Home(network.root()).wallets();
        Files.writeString(wallets.resolve("zed.jwe"), "of another passphrase");
        Files.copy(wallets.resolve("dr-chen.json"), wallets.resolve("zed.json"));
        RunOf run = mistaken("account", "new", "zed", "--member", "lab-north", "--role", "doctor");
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.INPUT.code());
        Files.delete(wallets.resolve("zed.jwe"));
        assertThat(network.result("account", "list", "--as", "ivo", "--member", "lab-north")
                        .array("accounts")
                        .objects())
                .noneMatch(account -> account.optionalString("name").equals(Optional.of("zed")));
    }

    @Test
    void aTakenPortStopsTheStartAndSaysWhich() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path other = folder.resolve("other");
            Stage.found(other).close();
            Path configuration = new Home(other).network().configuration();
            Files.writeString(configuration, "members:\n  st-mary:\n    listen: 127.0.0.1:" + taken.getLocalPort());
            RunOf run = tally("up", "--home", other.toString(), "--json");
            assertThat(run.exit()).as(run.out()).isEqualTo(Exit.INPUT.code());
            assertThat(run.out())
                    .contains("st-mary cannot listen on 127.0.0.1:" + taken.getLocalPort(), "already in use");
            assertThat(run.err()).doesNotContain("\tat ");
            Files.writeString(configuration, "membres: {}", StandardCharsets.UTF_8);
            assertThat(tally("up", "--home", other.toString(), "--json").out()).contains("unknown field 'membres'");
        }
    }

    @Test
    void whoseAddressIsTakenIsToldWhatReallyHelps() throws IOException {
        Path other = folder.resolve("taken");
        URI address;
        try (Stage stage = Stage.found(other)) {
            address = Objects.requireNonNull(stage.network().addresses().get(Cast.CLINIC));
        }
        try (ServerSocket _ = new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress())) {
            RunOf run = tally("up", "--home", other.toString(), "--json");
            assertThat(run.exit()).as(run.out()).isEqualTo(Exit.INPUT.code());
            assertThat(run.out())
                    .contains("stop what listens there", "looks for this node at " + address, "up --home OTHER");
            Stage.found(folder.resolve("made-anew")).close();
        }
    }

    @Test
    void aFoundingThatWasStoppedHalfwayIsBegunAnew() throws IOException {
        Path begun = Files.createDirectories(folder.resolve("begun"));
        Files.writeString(begun.resolve("passphrase"), "of keys that were never used");
        Files.createDirectories(begun.resolve("members/st-mary"));
        Files.createFile(begun.resolve("members/st-mary/keystore.jwe"));
        try (Stage again = Stage.found(begun)) {
            assertThat(again.network().addresses()).hasSize(3);
        }
    }

    private RunOf mistaken(String... line) {
        return mistaken(Stream.of(line));
    }

    private RunOf mistaken(Stream<String> line) {
        return tally(atHome(line));
    }

    private String[] atHome(Stream<String> line) {
        List<String> words = new ArrayList<>(line.toList());
        if (!words.equals(List.of("account"))) {
            words.addAll(List.of("--home", network.root().toString()));
        }
        words.add("--json");
        return words.toArray(String[]::new);
    }

    private String filledIn(String word) {
        return word.replace("FOLDER", folder.toString())
                .replace("FILE", file)
                .replace("UNKNOWN", UNKNOWN)
                .replace("LONG", "word".repeat(51));
    }
}
