package org.tallystick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;

/**
 * Tessera's fsck, a program that others wrote, reads a node's whole log and finds it sound, and no log that somebody tampered
 * with. Its exit code is 0 either way; and where more tiles are wrong than it has workers, it waits forever.
 */
@Tag("slow")
class TesseraFsckTest {
    private static final String SOUND = "Successfully fsck'd log with size ";
    private static final int TIMED_OUT = 124;
    private static final Binding.Scope LOG = new Binding.Scope(List.of("log:read"));

    @TempDir
    private static Path folder;

    private static Workplace workplace;

    @AutoClose
    private static Stage stage;

    private static Connection lab;

    @BeforeEach
    void theProgramIsBuilt() {
        OthersPrograms.build("fsck");
    }

    @BeforeAll
    static void aNetworkWhoseLogFillsATile() throws Exception {
        workplace = Workplace.in(folder);
        stage = Stage.found(folder.resolve("network"));
        stage.register();
        lab = new People(stage.home()).administrator(Cast.LABORATORY);
        String ivo = stage.home().accountsOf("ivo").getFirst().toString();
        JsonObject roles = JsonObject.with("account", ivo)
                .with("roles", JsonArray.ofStrings(List.of("technician")))
                .build();
        for (int i = 0; i < 130; i++) {
            lab.submit("accounts.roles", roles).orThrow();
        }
        Files.writeString(folder.resolve("log.pub"), logKey(lab.policy()));
    }

    @Test
    void aLogIsFoundSound() throws Exception {
        assertThat(fsck(lab.address(), token())).containsPattern(SOUND + "(2[6-9]|[3-9][0-9])[0-9] ");
    }

    @Test
    void thePageOnMonitoringDoesWhatItSays() throws Exception {
        List<Snippet> snippets = Snippet.of("docs/monitoring.md", "console");
        assertThat(snippets).hasSize(1);
        String settings = "export TALLY_HOME=network LAB=" + lab.address() + "\n";
        assertThat(workplace.run(settings + snippets.getFirst().body())).contains(SOUND);
    }

    @Test
    void nobodyIsLetInWithoutATokenForTheLog() throws Exception {
        Identity admin = lab.identity();
        TokenSigner signer = new TokenSigner(admin.account(), admin.signing());
        long now = Instant.now().getEpochSecond();
        TokenSigner.Stamp past = new TokenSigner.Stamp("AAECAwQFBgcICQoLDA0ODw", now - 7_200, now - 3_600);
        String expired = signer.request(new NodeId(admin.network(), Cast.LABORATORY), LOG, past)
                .text();
        assertFoundOut(fsck(lab.address(), "")).contains("401");
        assertFoundOut(fsck(lab.address(), expired)).contains("401");
        assertFoundOut(fsck(lab.address(), token("metrics:read"))).contains("403");
    }

    @Test
    void anEntryAlteredOnTheDiskIsFoundOut() throws Exception {
        Path blocks = stage.home().network().ledger().resolve("blocks/00000000.blocks");
        byte[] found = Files.readAllBytes(blocks);
        int at = new String(found, StandardCharsets.ISO_8859_1).indexOf("eyJ", found.length / 2) + 100;
        assertTamperingIsFoundOut(blocks, at);
    }

    @Test
    void aHashAlteredOnTheDiskIsFoundOut() throws Exception {
        assertTamperingIsFoundOut(stage.home().network().ledger().resolve("hashes/0"), 4_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tile/entries/000", "/tile/entries/001", "/tile/0/000", "/tile/0/001", "/tile/1/000"})
    void aTileThatANodeAltersIsFoundOut(String tile) throws Exception {
        assertThat(fsckBehind(tile, UnaryOperator.identity())).contains(SOUND);
        assertFoundOut(fsckBehind(tile, TesseraFsckTest::withAnotherLastByte));
    }

    @Test
    void aCheckpointThatANodeAltersIsFoundOut() throws Exception {
        assertThat(fsckBehind("/checkpoint", UnaryOperator.identity())).contains(SOUND);
        assertFoundOut(fsckBehind("/checkpoint", TesseraFsckTest::withAnotherSize));
    }

    @Test
    void aCheckpointThatAnotherMembersNodeSignsIsNotTakenForThisOnes() throws Exception {
        Connection clinic = new People(stage.home()).administrator(Cast.CLINIC);
        assertFoundOut(fsck(clinic.address(), clinic.token(LOG, 60).text()));
    }

    private static void assertTamperingIsFoundOut(Path file, long at) throws Exception {
        flipABit(file, at);
        try {
            assertFoundOut(fsck(lab.address(), token()));
        } finally {
            flipABit(file, at);
        }
        assertThat(fsck(lab.address(), token())).contains(SOUND);
    }

    private static AbstractStringAssert<?> assertFoundOut(String said) {
        return assertThat(said).doesNotContain(SOUND).contains("fsck failed: ");
    }

    private static void flipABit(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int octet = bytes.read();
            bytes.seek(at);
            bytes.write(octet ^ 1);
        }
    }

    private static String fsckBehind(String about, UnaryOperator<byte[]> lie) throws Exception {
        try (LyingNode liar = new LyingNode(lab.address(), about, lie)) {
            return fsck(liar.address(), token());
        }
    }

    private static String fsck(URI node, String token) throws Exception {
        return workplace.run("timeout 20 fsck -ui=false -N=4 -storage_url=" + node
                + " -public_key=log.pub -bearer_token='" + token + "' || [ $? = " + TIMED_OUT + " ]");
    }

    private static String token() {
        return token("log:read");
    }

    private static String token(String scope) {
        return lab.token(new Binding.Scope(List.of(scope)), 600).text();
    }

    private static String logKey(String policy) {
        return policy.lines()
                .filter(line -> line.startsWith("log "))
                .findFirst()
                .orElseThrow()
                .substring("log ".length());
    }

    private static byte[] withAnotherLastByte(byte[] body) {
        byte[] altered = body.clone();
        altered[altered.length - 1] ^= 1;
        return altered;
    }

    private static byte[] withAnotherSize(byte[] checkpoint) {
        String text = new String(checkpoint, StandardCharsets.UTF_8);
        return text.replaceFirst("\\n[0-9]+\\n", "\n17\n").getBytes(StandardCharsets.UTF_8);
    }
}
