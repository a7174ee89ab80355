package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Submitted;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.sharing.contracts.NetworkContracts;
import org.tallystick.testkit.notices.NoticesContract;

/** Adding a contract is adding a package and one line: the calls, their details and who gets them follow from it. */
@Tag("slow")
class NewContractTest {
    /** The one line. */
    private static final Contracts CONTRACTS = NetworkContracts.ALL.with(new NoticesContract());

    @TempDir
    private Path folder;

    @Test
    void aContractOfSomeonesOwnIsUsedOverHttp() throws IOException {
        Home home;
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            home = stage.home();
        }
        try (EmbeddedNetwork _ = EmbeddedNetwork.open(home.network(), home::passphrase, CONTRACTS)) {
            Connection ivo = person(home, "ivo", Cast.LABORATORY);
            Connection mia = person(home, "mia", Cast.HOSPITAL);
            Connection leo = person(home, "leo", Cast.CLINIC);

            JsonObject call = ivo.get("/v1/calls/notices.post");
            assertThat(call.string("summary")).isEqualTo("Leaves a notice.");
            assertThat(call.object("details").strings("required")).containsExactly("text");

            String notice = ivo.newHandle().value();
            JsonObject args = JsonObject.with("notice", notice)
                    .with("to", Cast.HOSPITAL.value())
                    .build();
            JsonObject text = JsonObject.with("text", "the courier is late").build();
            Submitted.Done posted = ivo.submit("notices.post", args, text).orThrow();

            String entry = "/v1/transactions/" + posted.id();
            assertThat(arrived(mia, entry + "/details").object("body").string("text"))
                    .isEqualTo("the courier is late");
            assertThat(leo.get(entry).canonical().text()).contains(notice).doesNotContain("courier");
            assertThatThrownBy(() -> leo.get(entry + "/details")).isInstanceOf(ProblemException.class);
            assertThat(leo.get("/v1/proofs/state?key=notices/notice/" + notice)
                            .object("value")
                            .string("to"))
                    .isEqualTo(Cast.HOSPITAL.value());
            theDetailsAreHeldAgainstTheirShape(ivo, args);
        }
    }

    /** Details are delivered after the commit; asked for again until they are there. */
    private static JsonObject arrived(Connection reader, String details) {
        for (int tries = 1; ; tries++) {
            try {
                return reader.get(details);
            } catch (ProblemException e) {
                if (tries == 500) {
                    throw e;
                }
            }
        }
    }

    private static void theDetailsAreHeldAgainstTheirShape(Connection ivo, JsonObject args) {
        JsonObject other = JsonObject.with("words", "of no such field").build();
        assertThatThrownBy(() -> ivo.submit("notices.post", args, other)).hasMessageContaining("details");
    }

    private static Connection person(Home home, String name, MemberId member) throws IOException {
        new People(home).add(name, member, List.of("courier"), false);
        Wallet wallet = home.wallet(name);
        Wallet.Entry entry = wallet.entries().getFirst();
        return Tally.connect(entry.node(), wallet.identity(entry.account()));
    }
}
