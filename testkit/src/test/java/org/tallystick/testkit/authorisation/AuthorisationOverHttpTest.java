package org.tallystick.testkit.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.testkit.network.ThreeMembers;

/**
 * Walks the table of {@code spec/authorisation.md} once more, over HTTP on a network that runs: all in it that is refused, for that
 * changes nothing. What is carried out, {@link AuthorisationTest} has seen to be.
 */
@Tag("slow")
class AuthorisationOverHttpTest {
    private static final Table TABLE = Table.read();

    @TempDir
    private static Path folder;

    private static HttpClient http;
    private static EmbeddedNetwork running;
    private static Scene scene;
    private static Nodes nodes;

    @BeforeAll
    static void prepare() throws IOException {
        http = HttpClient.newHttpClient();
        ThreeMembers network = ThreeMembers.found(folder, "ledger.example/authorisation-over-http");
        running = EmbeddedNetwork.open(network.directory(), _ -> ThreeMembers.passphrase());
        nodes = new Nodes(network, http);
        scene = new Scene(network, nodes);
    }

    @AfterAll
    static void stop() {
        running.close();
        http.close();
    }

    static List<Row> rows() {
        return TABLE.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void whoeverIsRefusedIsToldWhatTheTableSays(Row row) {
        Map<Caller, Fate> came = new EnumMap<>(Caller.class);
        for (Caller caller : Caller.values()) {
            Fate meant = TABLE.fate(row, caller);
            if (isForANode(row, caller, meant)) {
                came.put(caller, unveiled(meant, nodes.attempt(scene.sign(row, caller))));
            }
        }
        assertThat(came).isNotEmpty();
        assertThat(TABLE.surprises(row, came)).isEmpty();
    }

    /** Whoever cannot sign for an account is not told whether there is one. */
    private static Fate unveiled(Fate meant, Fate came) {
        Fate unknown = Fate.noEntry("unknown-account");
        Fate told = meant.equals(unknown) ? Fate.noEntry("bad-signature") : meant;
        return came.equals(told) ? meant : came;
    }

    /** Not what is carried out, nor what comes before there are nodes; and the holder's own node answers the request by itself. */
    private static boolean isForANode(Row row, Caller caller, Fate fate) {
        boolean ownAnswer = caller == Caller.NODE && row.call().equals("accesses.answer");
        return !fate.isDone() && !fate.equals(Fate.NO_NETWORK) && !ownAnswer;
    }
}
