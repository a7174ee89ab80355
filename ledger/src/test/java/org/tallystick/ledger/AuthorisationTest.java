package org.tallystick.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.accounts.AccountsContract;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.engine.Limit;
import org.tallystick.ledger.members.MembersContract;
import org.tallystick.ledger.mempool.Admission;
import org.tallystick.ledger.mempool.Reason;

/** Walks the table of docs/authorisation.md: every call by every kind of caller, in a ledger where all else is right. */
class AuthorisationTest {
    private static final Path TABLE = Path.of("../docs/authorisation.md");
    private static final String PROPOSAL = "00112233445566778899aabbccddeeff";

    private static final TestNetwork NETWORK = new TestNetwork("clinic", "lab");
    private static final TestMember CLINIC = NETWORK.member(0);
    private static final TestMember LAB = NETWORK.member(1);
    private static final TestMember PHARMACY = new TestMember(TestNetwork.NAME, new MemberId("pharmacy"));
    private static final AccountId DOCTOR = CLINIC.account("doctor");

    private record Caller(TestMember member, AccountId account) {}

    private static final Map<String, Caller> CALLERS = Map.of(
            "node", new Caller(CLINIC, CLINIC.node()),
            "admin", new Caller(CLINIC, CLINIC.admin()),
            "itself", new Caller(CLINIC, DOCTOR),
            "colleague", new Caller(CLINIC, CLINIC.account("colleague")),
            "admin there", new Caller(LAB, LAB.admin()),
            "node there", new Caller(LAB, LAB.node()),
            "account there", new Caller(LAB, LAB.account("technician")),
            "suspended", new Caller(CLINIC, CLINIC.account("suspended")),
            "unregistered", new Caller(CLINIC, CLINIC.account("nobody")));

    @TempDir
    static Path directory;

    private static MachineFixture node;

    @BeforeAll
    static void prepare() {
        node = new MachineFixture(NETWORK, directory.resolve("ledger"));
        node.found();
        for (String registered : List.of("itself", "colleague", "account there", "suspended")) {
            Caller caller = caller(registered);
            TestMember member = caller.member();
            node.run(NETWORK.sign(member, member.admin(), "accounts.register", member.registration(caller.account())));
        }
        node.run(NETWORK.sign(
                CLINIC,
                CLINIC.admin(),
                "accounts.suspend",
                about(caller("suspended").account())));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCallByEveryKindOfCaller() throws IOException {
        List<String> head = rows().getFirst();
        return rows().stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, column -> column < row.size(), column -> column + 1)
                        .map(column -> DynamicTest.dynamicTest(
                                row.getFirst() + " by " + head.get(column),
                                () -> assertThat(attempt(row.getFirst(), head.get(column)))
                                        .isEqualTo(row.get(column)))));
    }

    @Test
    void theTableHasEveryCallAndEveryCaller() throws IOException {
        Contracts contracts = Contracts.of(new MembersContract(), new AccountsContract());
        assertThat(rows().stream().skip(1).map(List::getFirst))
                .containsExactlyElementsOf(
                        contracts.calls().stream().map(Call::name).toList());
        assertThat(rows().getFirst().stream().skip(2)).containsExactlyInAnyOrderElementsOf(CALLERS.keySet());
    }

    /** The rows of the last table of the page, its head first. */
    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| call ") || line.matches("\\| [a-z]+\\.[a-z]+ .*"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        return rows.stream().map(row -> row.subList(0, row.size() - 1)).toList();
    }

    private static String attempt(String call, String caller) {
        return caller.equals("founder") ? found(call) : attempt(call, caller(caller));
    }

    private static String attempt(String call, Caller caller) {
        if (call.equals("members.vote")) {
            Caller proposer = caller.account().equals(CLINIC.admin()) ? caller("admin there") : caller("admin");
            submit("members.propose", proposer);
        }
        String sign = submit(call, caller);
        if (sign.equals("?")) {
            sign = outcome();
        }
        node.machine().abandon("the next case starts from the same state");
        return sign;
    }

    private static String submit(String call, Caller caller) {
        Bytes jws = NETWORK.sign(caller.member(), caller.account(), call, args(call));
        return switch (node.mempool().submit(jws)) {
            case Admission.Rejected(var rejection) -> rejection.reason() == Reason.SUSPENDED ? "s" : "u";
            case Admission.Accepted _, Admission.Known _ -> "?";
        };
    }

    /** What comes of the last transaction of the next block, which is executed and not committed. */
    private static String outcome() {
        List<Bytes> entries = node.machine()
                .execute(node.machine().propose(Limit.USUAL).orElseThrow())
                .entries();
        Entry.Executed last =
                (Entry.Executed) Entry.parse(entries.get(entries.size() - 2)).orThrow();
        return switch (last.result().outcome()) {
            case Outcome.Done _ -> "+";
            case Outcome.Refused(String code, String _) -> code.equals("not-allowed") ? "-" : code;
        };
    }

    /** In a network that is being founded. */
    private static String found(String call) {
        Bytes line = NETWORK.sign(PHARMACY, PHARMACY.admin(), call, args(call));
        Genesis genesis = new Genesis(TestNetwork.NAME, NETWORK.clock().millis(), List.of(line));
        try (MachineFixture empty = new MachineFixture(NETWORK, directory.resolve(call))) {
            empty.machine().genesis(genesis);
            return "+";
        } catch (GenesisException e) {
            return "-";
        }
    }

    private static JsonObject args(String call) {
        return switch (call) {
            case "members.found" -> PHARMACY.introduction();
            case "members.propose" ->
                JsonObject.with("proposal", PROPOSAL)
                        .with("action", "admit")
                        .with("member", PHARMACY.introduction())
                        .build();
            case "members.vote" ->
                JsonObject.with("proposal", PROPOSAL).with("vote", "yes").build();
            case "accounts.register" -> CLINIC.registration(CLINIC.account("newcomer"));
            case "accounts.roles" ->
                about(DOCTOR).toBuilder().with("roles", JsonArray.EMPTY).build();
            case "accounts.rotate" ->
                about(DOCTOR).toBuilder()
                        .with("encryption", CLINIC.encryptionKey("new"))
                        .build();
            default -> about(DOCTOR);
        };
    }

    private static JsonObject about(AccountId account) {
        return JsonObject.with("account", account.toString()).build();
    }

    private static Caller caller(String name) {
        return Objects.requireNonNull(CALLERS.get(name));
    }
}
