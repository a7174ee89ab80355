package org.tallystick.testkit.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.sharing.contracts.NetworkContracts;
import org.tallystick.testkit.network.ThreeMembers;

/** Walks the table of {@code spec/authorisation.md}: every call by every kind of caller, signed, through mempool and execution. */
class AuthorisationTest {
    private static final Table TABLE = Table.read();

    @TempDir
    private static Path folder;

    private static Pipeline node;
    private static Pipeline unfounded;
    private static Scene scene;

    @BeforeAll
    static void prepare() throws IOException {
        ThreeMembers network = ThreeMembers.found(folder.resolve("network"), "ledger.example/authorisation");
        Genesis genesis = GenesisFile.read(network.directory()).orElseThrow().genesis();
        node = new Pipeline(network.name(), genesis.time(), folder.resolve("ledger"));
        node.found(genesis);
        unfounded = new Pipeline(network.name(), genesis.time(), folder.resolve("unfounded"));
        scene = new Scene(network, node);
    }

    @AfterAll
    static void close() {
        node.close();
        unfounded.close();
    }

    static List<Row> rows() {
        return TABLE.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void whatTheTableSaysComesOfEveryCallByEveryKindOfCaller(Row row) {
        Map<Caller, Fate> came = new EnumMap<>(Caller.class);
        for (Caller caller : Caller.values()) {
            came.put(caller, attempt(row, caller));
        }
        assertThat(TABLE.surprises(row, came)).isEmpty();
    }

    private static Fate attempt(Row row, Caller caller) {
        return caller == Caller.FOUNDER
                ? unfounded.attemptToFound(scene.sign(row, caller))
                : node.attempt(scene.sign(row, caller));
    }

    @Test
    void everyCallOfTheNetworkHasARow() {
        assertThat(TABLE.rows().stream().map(Row::call).distinct())
                .containsExactlyElementsOf(
                        NetworkContracts.ALL.calls().stream().map(Call::name).toList());
        assertThat(TABLE.rows()).extracting(Row::name).containsExactlyInAnyOrderElementsOf(scene.rows());
    }

    @Test
    void everyKindOfCallerHasAColumnAndIsDescribed() {
        List<String> callers =
                Arrays.stream(Caller.values()).map(Caller::heading).toList();
        assertThat(TABLE.callers()).isEqualTo(callers);
        assertThat(TABLE.described()).isEqualTo(callers);
    }

    @Test
    void everyCellHoldsOneOfTheSigns() {
        assertThat(TABLE.rows())
                .allSatisfy(row -> assertThat(row.signs())
                        .hasSameSizeAs(TABLE.callers())
                        .isSubsetOf(TABLE.signs().keySet()));
    }
}
