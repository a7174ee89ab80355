package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** Every call of the network's contracts has a command that submits it, or a reason why it needs none. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {
    /** The calls that no command submits, and why. */
    private static final Map<String, String> WITHOUT = Map.of(
            "members.found", "stands in block 0 alone: 'tally init' signs it into the genesis",
            "grants.acknowledge", "a node makes it by itself, for whatever it holds",
            "accesses.answer", "a node makes it by itself, as the decision says");

    private static final MemberId JOINED = new MemberId("st-john");

    private Path folder;
    private Path network;
    private Stage stage;
    private AbsentMember absent;

    /** Which calls each command was seen to submit. */
    private final Map<String, String> submitted = new TreeMap<>();

    @BeforeAll
    void aNetworkRuns(@TempDir Path temporary) throws IOException {
        folder = temporary;
        network = folder.resolve("network");
        stage = Stage.found(network);
        stage.register();
        anOrganisationJoinsAndRunsNoNode();
    }

    @AfterAll
    void itStops() {
        stage.close();
    }

    @Test
    void everyCallHasACommandThatSubmitsIt() throws IOException {
        accounts();
        subjects();
        String record = records();
        grantsAndAccesses(record);
        TreeSet<String> known = new TreeSet<>(submitted.keySet());
        known.addAll(WITHOUT.keySet());
        assertThat(known).containsExactlyInAnyOrderElementsOf(published());
        assertThat(submitted).doesNotContainKeys(WITHOUT.keySet().toArray(String[]::new));
    }

    @Test
    void onlyWhoAskedInVainSaysSoAndOnlyOnce() throws IOException {
        String access = absent.askedInVain("dr-okafor", Duration.ofSeconds(3));
        RunOf early = run("accesses", "overdue", access, "--as", "dr-okafor");
        assertThat(early.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(early.out()).contains("the holder may still answer", "by the ledger's time");
        assertThat(run("accesses", "--as", "dr-okafor").out()).contains("\"answerBy\"");
        stateOverdue(access);
        RunOf again = run("accesses", "overdue", access, "--as", "dr-okafor");
        assertThat(again.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(again.out()).contains("already-closed", "nothing is left to be done");
        RunOf other = run("accesses", "overdue", access, "--as", "dr-chen");
        assertThat(other.out()).contains("not-allowed", "only the account that asked", "--as says whose");
    }

    @Test
    void onceASubjectIsBoundOnlyItsAccountHandsItOver() {
        String subject = result("subject", "enrol", "finn", "--at", "lab-north").string("subject");
        result("account", "new", "finn", "--member", "lab-north", "--role", "subject");
        result("account", "new", "finn-new", "--member", "lab-north", "--role", "subject");
        result("account", "new", "lea", "--member", "lab-north", "--role", "steward");
        assertThat(run("subject", "bind", subject, "--to", "ivo", "--as", "lea").out())
                .contains("not-a-subject", "account new NAME --role subject");
        result("subject", "bind", subject, "--to", "finn", "--as", "lea");
        assertThat(run("subject", "bind", subject, "--to", "finn-new", "--at", "lab-north")
                        .out())
                .contains("already-bound", "as the account that speaks for the subject");
        result("subject", "bind", subject, "--to", "finn-new", "--as", "finn");
        assertThat(run("subject", "bind", subject, "--to", "finn", "--as", "finn")
                        .out())
                .contains("handed over by the account that speaks for it");
        assertThat(run("subject", "list", "--at", "lab-north").out()).contains(subject, "finn");
        assertThat(run("subject", "list", "--as", "finn-new").out()).contains(subject);
    }

    @Test
    void whoChangesSomethingForAMemberIsNamed() {
        RunOf nobody = run("subject", "enrol", "gil");
        assertThat(nobody.exit()).isEqualTo(Exit.USAGE.code());
        assertThat(nobody.out()).contains("nobody is named", "--at MEMBER");
    }

    private void accounts() {
        seen("accounts.register", "account", "new", "zoe", "--member", "clinic-west", "--role", "nurse");
        seen("accounts.roles", "account", "roles", "zoe", "--role", "nurse");
        seen("accounts.suspend", "account", "suspend", "zoe");
        seen("accounts.resume", "account", "resume", "zoe");
        seen("accounts.rotate", "account", "rotate", "--as", "zoe");
    }

    /** What it shares nobody ever answers for. */
    private void anOrganisationJoinsAndRunsNoNode() throws IOException {
        String name = result("status").string("network");
        Path application = folder.resolve("st-john.json");
        Path theirs = Files.createDirectories(folder.resolve("theirs"));
        Files.copy(network.resolve("passphrase"), theirs.resolve("passphrase"));
        List<String> apply =
                List.of("member", "apply", "st-john", "--network", name, "--address", "http://127.0.0.1:1");
        List<String> where = List.of("--home", theirs.toString(), "-o", application.toString());
        assertThat(tally(Stream.concat(apply.stream(), where.stream()).toArray(String[]::new))
                        .exit())
                .isZero();
        String proposal = seen("members.propose", "member", "propose", application.toString(), "--member", "st-mary")
                .string("proposal");
        seen("members.vote", "member", "vote", proposal, "yes", "--member", "lab-north");
        assertThat(result("member", "vote", proposal, "yes", "--member", "clinic-west")
                        .string("status"))
                .isEqualTo("carried");
        absent = AbsentMember.sharing(JOINED, new NetworkName(name), new Home(theirs), new Home(network));
    }

    private void subjects() {
        String subject = seen("records.enrol", "subject", "enrol", "eva", "--at", "lab-north")
                .string("subject");
        result("account", "new", "eva", "--member", "lab-north", "--role", "subject");
        seen("records.bind", "subject", "bind", subject, "--to", "eva", "--at", "lab-north");
    }

    private String records() throws IOException {
        Path file = Files.writeString(folder.resolve("values.csv"), "HbA1c,5.4");
        String record = seen("records.share", "share", file.toString(), "--as", "ivo", "--about", "ana")
                .string("record");
        Path better = Files.writeString(folder.resolve("better.csv"), "HbA1c,5.5");
        seen("records.correct", "share", better.toString(), "--as", "ivo", "--corrects", record);
        seen("records.collect", "record", "collect", record, "--as", "ivo", "--none");
        seen(
                "records.retire",
                "record",
                "retire",
                shared("mistaken.csv"),
                "--as",
                "ivo",
                "--reason",
                "of another patient");
        return record;
    }

    private void grantsAndAccesses(String record) throws IOException {
        String grant = seen(
                        "grants.give",
                        "grant",
                        "--as",
                        "ana",
                        "--at",
                        "lab-north",
                        "--to",
                        "dr-okafor",
                        "--record",
                        record)
                .string("grant");
        Path copy = folder.resolve("copy");
        seen("accesses.request", "read", record, "--as", "dr-okafor", "-o", copy.toString());
        seen("grants.revoke", "revoke", grant, "--as", "ana", "--at", "lab-north");
        String access = absent.askedInVain("dr-okafor", Duration.ofSeconds(1));
        long before = size();
        stateOverdue(access);
        require("accesses.overdue", before, "accesses overdue");
    }

    /** Runs a command, and finds its call among the entries that came. */
    private JsonObject seen(String call, String... line) {
        long before = size();
        JsonObject result = result(line);
        require(call, before, String.join(" ", line));
        return result;
    }

    private void require(String call, long before, String line) {
        List<String> came = result("log", "--from", Long.toString(before), "--count", "50")
                .array("entries")
                .objects()
                .flatMap(entry -> entry.optionalString("call").stream())
                .toList();
        assertThat(came).as(line).contains(call);
        submitted.put(call, line);
    }

    /** Waits, by asking, until the time of the answer is over. */
    private void stateOverdue(String access) {
        Instant giveUp = Instant.now().plusSeconds(8);
        RunOf run = run("accesses", "overdue", access, "--as", "dr-okafor");
        while (run.exit() != 0
                && run.out().contains("may still answer")
                && Instant.now().isBefore(giveUp)) {
            run = run("accesses", "overdue", access, "--as", "dr-okafor");
        }
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(parsed(run).string("status")).isEqualTo("overdue");
    }

    private String shared(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "HbA1c,5.4");
        return result("share", file.toString(), "--as", "ivo", "--about", "ana").string("record");
    }

    private List<String> published() throws IOException {
        Home home = new Home(network);
        Wallet wallet = home.wallet("ivo");
        Wallet.Entry entry = wallet.entries().getFirst();
        try (Connection node = Tally.connect(entry.node(), wallet.identity(entry.account()))) {
            return node.get("/v1/calls")
                    .array("items")
                    .objects()
                    .map(call -> call.string("call"))
                    .collect(Collectors.toList());
        }
    }

    private long size() {
        return result("status").integer("size");
    }

    private JsonObject result(String... line) {
        RunOf run = run(line);
        assertThat(run.exit()).as(String.join(" ", line) + ": " + run.out()).isZero();
        return parsed(run);
    }

    private static JsonObject parsed(RunOf run) {
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }

    private RunOf run(String... line) {
        return tally(Stream.concat(Stream.of(line), Stream.of("--home", network.toString(), "--json"))
                .toArray(String[]::new));
    }
}
