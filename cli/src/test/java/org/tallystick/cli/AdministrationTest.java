package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Watched;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** What administrators, owners and doubters do on a running network, by commands alone. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationTest {
    private static final String COLLECTION = "00112233445566778899aabbccddeeff";

    private Path folder;
    private RunningNetwork network;

    @BeforeAll
    void aNetworkRuns(@TempDir Path temporary) throws IOException {
        folder = temporary;
        network = RunningNetwork.in(folder.resolve("network"));
    }

    @AfterAll
    void itStops() {
        network.close();
    }

    @Test
    void anAccountIsSuspendedByItsNameAndComesBack() {
        network.result("account", "new", "zoe", "--member", "clinic-west", "--role", "doctor");
        network.result("account", "suspend", "zoe");
        assertThat(account("zoe").string("status")).isEqualTo("suspended");
        network.result("account", "resume", "zoe");
        network.result("account", "roles", "zoe", "--role", "steward,nurse");
        assertThat(account("zoe").string("status")).isEqualTo("active");
        assertThat(account("zoe").strings("roles")).containsExactly("nurse", "steward");
        network.result("account", "roles", "zoe", "--none");
        assertThat(account("zoe").strings("roles")).isEmpty();
    }

    @Test
    void nobodyElseOnTheMachineLooksIntoItsFolders() {
        Path root = network.root();
        assertThat(Stream.of("", "ledger", "members", "members/lab-north", "members/lab-north/vault", "wallets")
                        .map(root::resolve))
                .allSatisfy(folder -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                        .as(folder.toString())
                        .isEqualTo("rwx------"));
    }

    @Test
    void aPatientStaysOneWhateverTheAdministratorTries() {
        network.result("account", "new", "wil", "--member", "lab-north", "--subject");
        assertThat(network.run("account", "roles", "wil", "--none").out()).contains("settled-role");
        assertThat(network.run("log", "--as", "wil").exit()).isEqualTo(Exit.REFUSED.code());
    }

    @Test
    void afterARotationTheOldKeysOpenNothing() throws IOException {
        network.result("account", "new", "yan", "--member", "clinic-west", "--role", "doctor");
        Path wallets = network.root().resolve("wallets");
        for (String ending : List.of(".jwe", ".json")) {
            Files.copy(wallets.resolve("yan" + ending), wallets.resolve("thief" + ending));
        }
        network.result("account", "rotate", "--as", "yan");
        assertThat(network.result("status", "--as", "yan").string("member")).isEqualTo("clinic-west");
        assertThat(network.run("status", "--as", "thief").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(wallets.resolve("yan.new.jwe")).doesNotExist();
    }

    @Test
    void aRecordIsCollectedAndRetired() throws IOException {
        String record = shared();
        network.result("grant", "--as", "ana", "--at", "lab-north", "--to", "dr-okafor", "--collection", COLLECTION);
        assertThat(read(record).string("status")).isEqualTo("refused");
        network.result("record", "collect", record, "--as", "ivo", "--into", COLLECTION);
        assertThat(read(record).string("status")).isEqualTo("allowed");
        network.result("record", "retire", record, "--as", "ivo", "--reason", "of another patient");
        assertThat(network.run(
                                "read",
                                record,
                                "--as",
                                "dr-okafor",
                                "-o",
                                folder.resolve("late").toString())
                        .out())
                .contains("record-retired");
    }

    @Test
    void aCorrectionIsOfTheSameTypeSoThatGrantsAndDenialsForItStillCoverIt() throws IOException {
        String record = shared("blood-count");
        network.result("grant", "--as", "ana", "--at", "lab-north", "--to", "dr-okafor", "--type", "blood-count");
        assertThat(read(record).string("status")).isEqualTo("allowed");
        Path again = Files.writeString(folder.resolve("typing-mistake-mended.dat"), "HbA1c,4.5");
        JsonObject second = network.result("share", again.toString(), "--as", "ivo", "--corrects", record);
        assertThat(second.integer("version")).isEqualTo(2);
        assertThat(read(record).string("status")).isEqualTo("allowed");
        JsonObject body = network.result("history", record, "--as", "ivo")
                .array("versions")
                .objects()
                .map(version -> version.object("record").object("details").object("body"))
                .findFirst()
                .orElseThrow();
        assertThat(body.string("type")).isEqualTo("blood-count");
        assertThat(body.string("label")).isEqualTo("values.csv");
        assertThat(body.string("mediaType")).isEqualTo("text/csv");
    }

    @Test
    void aCorrectionRefusesWhatItWouldIgnoreAndANewRecordNeedsItsSubject() throws IOException {
        String record = shared();
        String file = folder.resolve("values.csv").toString();
        assertThat(network.run("share", file, "--as", "ivo", "--corrects", record, "--about", "ana"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(Exit.USAGE.code()))
                .satisfies(run -> assertThat(run.out()).contains("--about does not go with --corrects"));
        assertThat(network.run("share", file, "--as", "ivo", "--corrects", record, "--collection", COLLECTION)
                        .out())
                .contains("--collection does not go with --corrects", "tally record collect");
        assertThat(network.run("share", file, "--as", "ivo").out()).contains("a new record needs --about");
    }

    @Test
    void anOrganisationAppliesIsProposedAndVotedIn() throws IOException {
        Path application = folder.resolve("st-john.json");
        Path theirs = Files.createDirectories(folder.resolve("theirs"));
        Files.copy(network.root().resolve("passphrase"), theirs.resolve("passphrase"));
        String name = network.result("status").string("network");
        RunOf applied = tally(
                "member",
                "apply",
                "st-john",
                "--network",
                name,
                "--address",
                "http://127.0.0.1:1",
                "--home",
                theirs.toString(),
                "-o",
                application.toString());
        assertThat(applied.exit()).as(applied.err()).isZero();
        String proposal = network.result("member", "propose", application.toString(), "--member", "st-mary")
                .string("proposal");
        assertThat(vote(proposal, "lab-north")).isEqualTo("open");
        assertThat(network.run("member", "vote", proposal, "yes", "--member", "lab-north")
                        .out())
                .contains("already-voted");
        assertThat(vote(proposal, "clinic-west")).isEqualTo("carried");
        Path keys = Files.createDirectories(network.root().resolve("members/st-john"))
                .resolve("keystore.jwe");
        Files.copy(theirs.resolve("members/st-john/keystore.jwe"), keys);
        network.result("account", "roles", "ivo", "--role", "technician");
        assertThat(network.run("account", "list", "--at", "st-john").out())
                .contains("no answer from http://127.0.0.1:1/");
        assertThat(network.result("member", "list").array("members").objects())
                .anyMatch(member -> member.string("member").equals("st-john"));
    }

    @Test
    void thatAGrantIsNotRevokedIsProvenOffline() {
        String grant = network.result(
                        "grant", "--as", "ana", "--at", "lab-north", "--to-role", "nurse@st-mary", "--all")
                .string("grant");
        Path proof = folder.resolve("grant");
        Path policy = folder.resolve("trust.policy");
        network.result("policy", "--at", "lab-north", "-o", policy.toString());
        network.result("proof", "grants/grant/" + grant, "--at", "lab-north", "-o", proof.toString());
        RunOf verified = tally(
                "verify", proof + ".tlog-proof", "--policy", policy.toString(), "--state", proof + ".state-proof");
        assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("live");
    }

    @Test
    void theAccountsOfAMemberWhoseFolderIsHereHaveNamesWhoeverAsks() {
        network.result("account", "new", "una", "--member", "lab-north", "--role", "nurse");
        assertThat(network.result("account", "list", "--member", "lab-north")
                        .array("accounts")
                        .objects())
                .anyMatch(account -> account.optionalString("name").equals(Optional.of("una")));
    }

    @Test
    void listsEndWhereTheCountSays() {
        RunOf one = network.run("account", "list", "--count", "1");
        JsonObject list = Json.parseObject(Bytes.utf8(one.out().strip())).orThrow();
        assertThat(list.array("accounts").objects()).hasSize(1);
        assertThat(list.truth("more")).isTrue();
    }

    @Test
    void everyScreenFitsInto80Columns() throws IOException {
        String record = shared();
        assertThat(screen("read", record, "--as", "dr-okafor", "-o", "no.csv", "--purpose", "HRESCH"))
                .contains("refused by lab-north");
        for (List<String> line : List.of(
                List.of("history", record, "--as", "ivo"),
                List.of("accesses", "--as", "ivo", "--record", record),
                List.of("log", "--args", "--count", "200"),
                List.of("account", "list"),
                List.of("member", "list"),
                List.of("status"))) {
            assertThat(screen(line.toArray(String[]::new)).lines())
                    .as(String.join(" ", line))
                    .isNotEmpty()
                    .allMatch(shown -> shown.length() <= 80 && shown.equals(shown.stripTrailing()));
        }
        assertThat(screen("log", "--count", "200")).contains("records.share", "@lab-north/");
    }

    private String shared() throws IOException {
        return shared("lab-report");
    }

    private String shared(String type) throws IOException {
        Path file = Files.writeString(folder.resolve("values.csv"), "HbA1c,5.4");
        return network.result("share", file.toString(), "--as", "ivo", "--about", "ana", "--type", type)
                .string("record");
    }

    private JsonObject read(String record) {
        RunOf run = network.run(
                "read",
                record,
                "--as",
                "dr-okafor",
                "--force",
                "-o",
                folder.resolve("copy").toString());
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }

    private String vote(String proposal, String member) {
        return network.result("member", "vote", proposal, "yes", "--member", member)
                .string("status");
    }

    private JsonObject account(String name) {
        return network.result("account", "list", "--at", "clinic-west")
                .array("accounts")
                .objects()
                .filter(account ->
                        account.optionalString("name").filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** What a person sees, without colours. */
    private String screen(String... line) {
        Watched person = Watched.person();
        new Tally(person.terminal())
                .run(Stream.concat(
                                Stream.of(line),
                                Stream.of("--home", network.root().toString()))
                        .toArray(String[]::new));
        assertThat(person.err()).isEmpty();
        return person.out().replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
