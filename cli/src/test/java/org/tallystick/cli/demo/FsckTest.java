package org.tallystick.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.RunOf;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sharing.documents.DocumentStore;
import org.tallystick.sharing.documents.Shelf;

/** A network is stopped, something happens to its members' folders, and {@code tally fsck} says what. */
@Tag("slow")
class FsckTest {
    /** One network is used, stopped, and copied for each test. */
    private static final StoppedNetwork USED = new StoppedNetwork();

    @TempDir
    private Path folder;

    private Path network = Path.of("");

    @BeforeEach
    void copyTheNetwork() throws IOException {
        network = folder.resolve("network");
        Path used = USED.network();
        try (Stream<Path> all = Files.walk(used)) {
            for (Path path : all.toList()) {
                Files.copy(path, network.resolve(used.relativize(path).toString()));
            }
        }
    }

    @AfterEach
    void nothingSaidWhatIsInside() {
        RunOf run = fsck();
        assertThat(run.out() + run.err()).doesNotContain(StoppedNetwork.LABEL, "lab-report", "dr-okafor", "first");
    }

    @Test
    void networkAsItWasLeftIsCleanAndStaysAsItIs() throws IOException {
        Map<String, Long> before = files();
        RunOf run = fsck();
        assertThat(findings(run)).isEmpty();
        assertThat(run.exit()).isZero();
        JsonObject lab = vault(run, Cast.LABORATORY);
        assertThat(lab.integer("payloads")).isEqualTo(3);
        assertThat(lab.integer("details")).isGreaterThan(4);
        assertThat(lab.integer("names")).isEqualTo(2);
        assertThat(vault(run, Cast.CLINIC).integer("details")).isGreaterThan(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void flippedBitOfAPayloadIsFoundAndItsRecordNamed() throws IOException {
        flip(payloadOf("first"), 100);
        assertWrong("lab-north: the payload of version 1 of record " + USED.first()
                + " is damaged (chunk 0 does not open)");
    }

    @Test
    void deletedPayloadIsFound() throws IOException {
        Files.delete(payloadOf("first"));
        assertWrong(
                "lab-north: the payload of version 1 of record " + USED.first() + " is missing: restore vault/kept/");
    }

    @Test
    void swappedPayloadsAreFound() throws IOException {
        Path mine = payloadOf("first");
        Path other = payloadOf("second");
        Path aside = folder.resolve("aside");
        Files.move(mine, aside);
        Files.move(other, mine);
        Files.move(aside, other);
        RunOf run = assertWrong("record " + USED.first() + " is damaged (the file lies under another payload's name)");
        assertThat(findings(run)).hasSize(2);
    }

    @Test
    void quarantinedPayloadIsListed() throws IOException {
        Path mine = payloadOf("first");
        Files.move(mine, network.resolve("members/lab-north/vault/quarantine").resolve(mine.getFileName()));
        assertWrong("record " + USED.first() + " was found damaged before and lies in vault/quarantine/");
    }

    @Test
    void orphanIsListedOnceItHasWaitedForAnHour() throws IOException {
        Path orphan = only(network.resolve("members/lab-north/vault/waiting"));
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        assertWrong("no record names vault/waiting/" + orphan.getFileName());
    }

    @Test
    void deletedDetailsAreFoundWithTheSignersMemberAndWithWhomTheyConcern() throws IOException {
        withDocuments(
                Cast.LABORATORY,
                "details",
                details -> details.delete(List.of(USED.shareDetails().url())));
        assertWrong("(records.share) are missing: they were lost; restore");
        withDocuments(
                Cast.CLINIC,
                "details",
                details -> details.delete(List.of(USED.grantDetails().url())));
        RunOf run = assertWrong("(grants.give) are missing: they were lost, or lab-north never delivered them");
        assertThat(findings(run)).hasSize(2);
    }

    @Test
    void detailsThatAreStillOnTheirWayAreNotMissed() throws IOException {
        withDocuments(
                Cast.CLINIC,
                "details",
                shelf -> shelf.delete(List.of(USED.grantDetails().url())));
        JsonObject parcel = JsonObject.with("to", "clinic-west")
                .with("transaction", USED.grant().id().toString())
                .with("digest", USED.grantDetails())
                .build();
        withDocuments(
                Cast.LABORATORY,
                "outbox",
                shelf -> shelf.put("clinic-west/" + USED.grantDetails(), parcel.canonical()));
        assertThat(findings(fsck())).isEmpty();
    }

    @Test
    void detailsThatAreNotThoseOfTheirEntryAreFound() throws IOException {
        withDocuments(
                Cast.LABORATORY,
                "details",
                details -> details.put(USED.shareDetails().url(), Bytes.utf8("something else")));
        assertWrong("(records.share) are damaged");
    }

    @Test
    void keystoreOfAnotherMemberOpensNothingAndThatIsOneFinding() throws IOException {
        Path keystore = member(Cast.LABORATORY).keystore();
        Files.delete(keystore);
        Files.copy(member(Cast.CLINIC).keystore(), keystore);
        RunOf run = assertWrong("was sealed under another vault key than the one in keystore.jwe");
        assertThat(findings(run)).hasSize(1);
        Files.delete(member(Cast.LABORATORY).vault().resolve("FORMAT"));
        Files.delete(member(Cast.LABORATORY).details().resolve("FORMAT"));
        RunOf unmarked = assertWrong("lab-north: the vault key in keystore.jwe opens none of 3 payloads");
        assertThat(findings(unmarked)).hasSize(1);
    }

    @Test
    void damagedKeystoreIsFoundAndTheOthersAreStillChecked() throws IOException {
        flip(member(Cast.LABORATORY).keystore(), 400);
        RunOf run = assertWrong("lab-north: keystore.jwe is damaged");
        assertThat(vault(run, Cast.LABORATORY).has("unchecked")).isTrue();
        assertThat(vault(run, Cast.HOSPITAL).has("unchecked")).isFalse();
    }

    @Test
    void unreadableDocumentsAreFound() throws IOException {
        Files.delete(member(Cast.CLINIC).details().resolve("CURRENT"));
        assertWrong("clinic-west: the folder details cannot be read");
    }

    @Test
    void missingFoldersAreFoundAndNotMadeAnew() throws IOException {
        Folders.delete(member(Cast.CLINIC).details());
        assertWrong("clinic-west: the folder details cannot be read (there is no ");
        Folders.delete(member(Cast.CLINIC).vault());
        assertWrong("clinic-west: the folder vault cannot be read (there is no ");
        assertThat(member(Cast.CLINIC).details()).doesNotExist();
        assertThat(member(Cast.CLINIC).vault()).doesNotExist();
    }

    @Test
    void withoutThePassphraseItSaysWhatWasNotCheckedAndFails() throws IOException {
        Files.delete(network.resolve("passphrase"));
        RunOf run = fsck();
        assertThat(run.exit()).isEqualTo(4);
        assertThat(findings(run)).isEmpty();
        assertThat(vault(run, Cast.LABORATORY).string("unchecked")).contains("nobody gave the passphrase");
        assertThat(vault(run, Cast.LABORATORY).integer("documents")).isGreaterThan(4);
        RunOf ledger = RunOf.tally("fsck", "--ledger", "--home", network.toString());
        assertThat(ledger.exit()).isZero();
        Files.writeString(network.resolve("passphrase"), "another one");
        assertThat(vault(fsck(), Cast.CLINIC).string("unchecked")).contains("the passphrase does not open");
    }

    @Test
    void damagedLedgerIsFoundBesideAndTheVaultsAreCheckedAsFarAsItGoes() throws IOException {
        Path blocks = network.resolve("ledger/blocks/00000000.blocks");
        flip(blocks, (int) Files.size(blocks) - 100);
        RunOf run = fsck();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(findings(run)).anyMatch(wrong -> wrong.contains("is damaged: its checksum is wrong"));
        assertThat(vault(run, Cast.LABORATORY).string("unchecked")).contains("the ledger cannot be read to its end");
    }

    private RunOf assertWrong(String words) {
        RunOf run = fsck();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(findings(run)).as(run.out()).anyMatch(wrong -> wrong.contains(words));
        RunOf text = RunOf.tally("fsck", "--vault", "--home", network.toString());
        assertThat(text.out()).contains("WRONG ").contains(words);
        return run;
    }

    private RunOf fsck() {
        return RunOf.tally("fsck", "--vault", "--json", "--home", network.toString());
    }

    private static List<String> findings(RunOf run) {
        return json(run).strings("findings");
    }

    private static JsonObject vault(RunOf run, MemberId member) {
        return json(run)
                .array("vaults")
                .objects()
                .filter(vault -> vault.string("member").equals(member.value()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject json(RunOf run) {
        return Json.parseObject(Bytes.utf8(run.out().strip())).orThrow();
    }

    private NetworkDirectory.Member member(MemberId id) {
        return new NetworkDirectory(network).member(id);
    }

    /** Their files differ in length as their contents do. */
    private Path payloadOf(String content) throws IOException {
        try (Stream<Path> files = Files.walk(network.resolve("members/lab-north/vault/kept"))) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == 188 + content.length()) {
                    found.add(file);
                }
            }
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private interface Deed {
        void with(Shelf shelf) throws IOException;
    }

    private void withDocuments(MemberId id, String shelf, Deed deed) throws IOException {
        Home home = new Home(network);
        Path keystore = member(id).keystore();
        Keystore keys = ((KeystoreFile.Opened.Open) KeystoreFile.open(keystore, home.passphrase(keystore))).keystore();
        try (DocumentStore store = DocumentStore.open(
                member(id).details(), MemberKeyring.from(keys).vault(), Bulk.fastest(), new SecureRandom())) {
            deed.with(store.shelf(shelf));
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(network)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        network.relativize(path) + " "
                                + Files.getLastModifiedTime(path).toMillis(),
                        Files.size(path));
            }
        }
        return files;
    }
}
