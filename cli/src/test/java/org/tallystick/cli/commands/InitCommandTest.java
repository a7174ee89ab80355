package org.tallystick.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cli.RunOf.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.cli.RunOf;
import org.tallystick.cli.frame.Exit;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.NetworkDirectory;

/** Founding a network: what it takes, and what it refuses before it draws a key. */
class InitCommandTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cannot name a network         | --network Bad!         --member a=http://a.example:1",
                "cannot name a member          | --network a.example/b  --member A=http://a.example:1",
                "is no address of a node       | --network a.example/b  --member a=a.example:1",
                "is no address of a node       | --network a.example/b  --member a=ftp://a.example:1",
                "is no address of a node       | --network a.example/b  --member a=http://a.example:1/path",
                "is no address of a node       | --network a.example/b  --member a=http://a.example:65536",
                "is no address of a node       | --network a.example/b  --member a=http://A.example:1",
                "is no address of a node       | --network a.example/b  --member a=http://[::1]:1",
                "is no address of a node       | --network a.example/b  --member a=http://u@a.example:1",
                "two members cannot have one   | --network a.example/b  --member a=http://a.example:1 --member b=https://a.example:1",
                "two members cannot have one   | --network a.example/b  --member a=https://a.example --member b=https://a.example:443",
                "is no region                  | --network a.example/b  --member a=http://a.example:1 --region EU",
                "is of no founder              | --network a.example/b  --member a=http://a.example:1 --region b=eu",
                "Missing required option       | --network a.example/b",
            })
    void aMistakeIsExplainedAndNothingIsWritten(String what, String line) {
        RunOf run = init(line);
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.USAGE.code());
        JsonObject error =
                Json.parseObject(Bytes.utf8(run.out().strip())).orThrow().object("error");
        assertThat(error.string("what") + " " + error.string("why")).contains(what);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aFounderHasTheAddressAndTheRegionThatWereGiven() throws IOException {
        Genesis genesis = founded(
                "--network a.example/b --member a=https://a.example --member b=http://127.0.0.1:7101 --region us --region b=eu");
        assertThat(genesis.open()).isFalse();
        assertThat(genesis.founders())
                .extracting(line -> Transaction.parse(line).orThrow().args())
                .extracting(args -> args.string("address") + " " + args.string("region"))
                .containsExactly("https://a.example us", "http://127.0.0.1:7101 eu");
        assertThat(new NetworkDirectory(home).hosted()).containsExactly(new MemberId("a"), new MemberId("b"));
    }

    @Test
    void aPublicNetworkSaysSoInItsGenesis() throws IOException {
        assertThat(founded("--public --network a.example/b --member a=https://a.example")
                        .open())
                .isTrue();
    }

    private Genesis founded(String line) throws IOException {
        Files.writeString(home.resolve("passphrase"), "of a network for this test\n");
        RunOf run = init(line);
        assertThat(run.exit()).as(run.out()).isZero();
        return GenesisFile.read(new NetworkDirectory(home)).orElseThrow().genesis();
    }

    private RunOf init(String line) {
        List<String> words = new ArrayList<>(List.of("init", "--json", "--home", home.toString()));
        words.addAll(Arrays.asList(line.split(" +")));
        return tally(words.toArray(String[]::new));
    }
}
