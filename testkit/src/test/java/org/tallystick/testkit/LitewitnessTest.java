package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Torchwood's litewitness, a program that others wrote, set up as {@code docs/witnesses.md} says, cosigns the log of a running
 * network as it grows, and nothing that contradicts what it saw.
 */
@Tag("slow")
class LitewitnessTest {
    private static final String ENDING = "trap 'kill $(jobs -p); ssh-agent -k' EXIT; trap exit TERM\n";
    private static final String LISTENING = "tail -n +1 -F witness.log & wait\n";
    private static final String SHARE = "./tally share demo/files/lab-values.csv --as ivo --about ana | tee shared\n";
    private static final String TRANSACTION = "$(sed -n 's/^  receipt: tally receipt //p' shared)";
    private static final String OTHERS_VERIFY = "verify-receipt witnessed.policy witnessed.tlog-proof\n";

    @TempDir
    private Path folder;

    /** The blocks of the page. */
    private record Page(String startWitness, String addLog, String sendKeys, String listWitness, String receipt) {
        static Page read() throws IOException {
            String address = "localhost:" + freePort();
            List<String> blocks = Snippet.of("docs/witnesses.md", "console").stream()
                    .map(block -> block.body().replace("localhost:7380", address))
                    .toList();
            assertThat(blocks).hasSize(5);
            return new Page(blocks.get(0), blocks.get(1), blocks.get(2), blocks.get(3), blocks.get(4));
        }
    }

    @Test
    void aWitnessCosignsALogThatGrowsAndNoneThatContradictsIt() throws Exception {
        OthersPrograms.build("litewitness", "verify-receipt");
        Workplace workplace = Workplace.in(folder);
        Page page = Page.read();
        try (Terminal witness = workplace.open(ENDING + page.startWitness() + LISTENING)) {
            witness.readTo("msg=listening");
            try (UsualPorts _ = UsualPorts.take();
                    Terminal _ = up(workplace)) {
                workplace.run(page.sendKeys() + page.addLog() + page.listWitness());
            }
            workplace.run("cp -r .tally/network early");
            new Story(workplace, page).tell();
        }
    }

    /** What comes after the page's steps. */
    private record Story(Workplace workplace, Page page) {
        void tell() throws Exception {
            try (Terminal _ = up(workplace)) {
                aWitnessedReceiptVerifies();
                aReceiptWithoutItsCosignatureDoesNotSatisfyThatPolicy();
                itIsAskedAgainAsTheLogGrows();
            }
            try (Terminal _ = up(workplace)) { // it knows more than the node, which has forgotten how far it was
                itIsAskedAgainAsTheLogGrows();
            }
            String seen = seen();
            workplace.run("mv .tally/network late && mv early .tally/network");
            try (Terminal up = up(workplace)) {
                anOldCopyGetsNoCosignature(up);
                anOldCopyThatGrowsAnotherWayGetsNone(up);
            }
            assertThat(seen()).isEqualTo(seen);
            workplace.run("rm -r .tally/network && mv late .tally/network");
            try (Terminal _ = up(workplace)) {
                itIsAskedAgainAsTheLogGrows();
            }
        }

        private void aWitnessedReceiptVerifies() throws Exception {
            assertThat(workplace.run(SHARE + page.receipt().replace("TRANSACTION", TRANSACTION) + OTHERS_VERIFY))
                    .contains("PROVEN", "witnesses/regulator cosigned it", "accepted witnessed.tlog-proof")
                    .doesNotContain("NOT PROVEN: ");
        }

        private void aReceiptWithoutItsCosignatureDoesNotSatisfyThatPolicy() throws Exception {
            assertThat(workplace.run("./tally receipt " + TRANSACTION + " --as ivo -o plain.tlog-proof\n"
                            + "! ./tally verify plain.tlog-proof --policy witnessed.policy\n"
                            + "! verify-receipt witnessed.policy plain.tlog-proof\n"))
                    .contains("NOT PROVEN: ", "refused plain.tlog-proof");
        }

        /** Only with a proof that what it cosigned last is how the log began, or it would not have. */
        private void itIsAskedAgainAsTheLogGrows() throws Exception {
            String before = seen();
            workplace.run(SHARE + "./tally receipt " + TRANSACTION + " --as ivo --witnessed");
            assertThat(size(seen())).isGreaterThan(size(before)).isGreaterThan(0);
        }

        private void anOldCopyGetsNoCosignature(Terminal up) throws Exception {
            assertThat(up.readTo("WARNING").getLast())
                    .contains("it has cosigned the log at " + size(seen()) + " entries, of which ");
        }

        private void anOldCopyThatGrowsAnotherWayGetsNone(Terminal up) throws Exception {
            assertThat(workplace.run(SHARE.repeat(5) + "! ./tally receipt " + TRANSACTION + " --as ivo --witnessed"))
                    .contains("no checkpoint that reaches it has the cosignatures of a quorum");
            up.readTo("it has cosigned another log of that name");
        }

        /** Size and root of what the witness cosigned last. */
        private String seen() throws Exception {
            return workplace.run("sqlite3 witness.db 'SELECT tree_size, tree_hash FROM log'");
        }

        private static long size(String seen) {
            return Long.parseLong(seen.substring(0, seen.indexOf("|")));
        }
    }

    private static Terminal up(Workplace workplace) throws Exception {
        Terminal up = workplace.open("exec ./tally up");
        up.readTo("Running");
        return up;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
