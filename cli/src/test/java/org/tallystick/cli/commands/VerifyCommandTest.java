package org.tallystick.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.RunOf;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

class VerifyCommandTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @Test
    void aReceiptIsProvenAndSaysWhatItDoesNotProve() {
        RunOf run = verify("shared.tlog-proof");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("PROVEN\n  + Entry 6 is in the log of ledger.example/demo-7c1f")
                .contains("records.share, carried out in block 2 at 2026-07-27T10:00:02Z")
                .contains("NOT PROVEN BY THIS\n  - That a7f3c2@st-mary signed it");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withTheAccountsKeyItsSignatureIsProvenToo() {
        RunOf run = verify("shared.tlog-proof", "--account-key", example("account.jwk"));
        assertThat(run.out()).contains("The transaction's own signature is by the key that was handed in.");
    }

    @Test
    void aStateProofStandsOnTheReceiptOfAHeader() {
        RunOf run = verify("header.tlog-proof", "--state", example("grant.state-proof"));
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("As of block 2, 2026-07-27T10:00:02Z, the key grants/grant/")
                .contains("had the value {\"holder\":\"lab\"}.");
    }

    @Test
    void aStateProofOnAnotherEntryProvesNothing() {
        RunOf run = verify("shared.tlog-proof", "--state", example("grant.state-proof"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("NOT PROVEN: ");
    }

    @Test
    void aChangedReceiptIsAVerdictAndNoFault(@TempDir Path folder) throws Exception {
        Path changed = folder.resolve("changed.tlog-proof");
        Files.writeString(
                changed, Files.readString(EXAMPLES.resolve("shared.tlog-proof")).replace("index 6", "index 7"));
        RunOf run = RunOf.tally("verify", changed.toString(), "--policy", example("policy"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("NOT PROVEN: ").contains("(proof-root)");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withJsonTheVerdictIsOneDocument() {
        RunOf run = verify("refused.tlog-proof", "--json");
        JsonObject verdict = Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
        assertThat(verdict.truth("proven")).isTrue();
        assertThat(verdict.integer("index")).isEqualTo(7);
        assertThat(verdict.object("entry").object("result").object("refused").string("code"))
                .isEqualTo("not-allowed");
        assertThat(verdict.object("checkpoint").integer("size")).isEqualTo(9);
        assertThat(verdict.array("cosigned").items()).hasSize(3);
        assertThat(verdict.strings("doesNotProve")).isNotEmpty();
    }

    @Test
    void filesThatCannotBeUsedSayWhatToDo(@TempDir Path folder) {
        RunOf absent = verify("none");
        RunOf noFile = RunOf.tally("verify", folder.toString(), "--policy", example("policy"));
        RunOf noPolicy = RunOf.tally("verify", example("shared.tlog-proof"), "--policy", example("account.jwk"));
        assertThat(List.of(absent.exit(), noFile.exit(), noPolicy.exit())).containsOnly(4);
        assertThat(absent.err()).contains("the receipt cannot be read", "there is no file");
        assertThat(noFile.err()).contains("the receipt cannot be read", "Is a directory");
        assertThat(noPolicy.err()).contains("account.jwk is no policy");
    }

    @Test
    void aPolicyMustBeNamed() {
        RunOf run = RunOf.tally("verify", example("shared.tlog-proof"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required option: '--policy=FILE'");
    }

    private static RunOf verify(String receipt, String... more) {
        List<String> args = new ArrayList<>(List.of("verify", example(receipt), "--policy", example("policy")));
        args.addAll(List.of(more));
        return RunOf.tally(args.toArray(String[]::new));
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }
}
