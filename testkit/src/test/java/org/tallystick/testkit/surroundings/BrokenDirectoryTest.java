package org.tallystick.testkit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.client.Reading;
import org.tallystick.client.Shared;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.testkit.network.ThreeMembers;

/** Pieces that are missing, damaged, too new, read-only or something else than they should be. */
@Tag("slow")
class BrokenDirectoryTest {
    private static final String TEXT = "HbA1c,41";

    @TempDir
    private static Path folder;

    private static ThreeMembers original;
    private static Laboratory laboratory;
    private static Shared shared;

    private NetworkDirectory network = new NetworkDirectory(folder);
    private NetworkDirectory.Member lab = network.member(Cast.LABORATORY);

    @BeforeAll
    static void foundANetwork() throws IOException {
        original = ThreeMembers.found(folder.resolve("original"), "ledger.example/broken");
        try (EmbeddedNetwork _ = Hosted.start(original.directory())) {
            laboratory = Laboratory.open(original, folder.resolve("desk"), InstantSource.system());
            shared = laboratory.share(TEXT);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        network = Hosted.copy(original.directory(), folder.resolve("copy"));
        lab = network.member(Cast.LABORATORY);
    }

    @Test
    void whatIsDerivedIsBuiltAnew() throws IOException {
        for (String name : List.of("index", "hashes", "offsets", "state")) {
            Hosted.delete(network.ledger().resolve(name));
            requireWhole();
        }
    }

    @Test
    void blocksThatAreMissingStopIt() throws IOException {
        Hosted.delete(network.ledger().resolve("blocks"));
        assertThat(Hosted.advice(network))
                .contains("The block log has no whole block", "5 blocks were committed")
                .contains("Restore", "from a back-up or copy it from another member");
    }

    @Test
    void aLedgerThatIsMissingIsNotBegunAnew() throws IOException {
        Hosted.delete(network.ledger());
        assertThat(Hosted.advice(network)).contains("This member cosigned a log of", "later back-up");
    }

    @Test
    void aDamagedBlockStopsIt() throws IOException {
        Path segment = network.ledger().resolve("blocks/00000000.blocks");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[500] ^= 1;
        Files.write(segment, bytes);
        Hosted.delete(network.ledger().resolve("state"));
        assertThat(Hosted.advice(network))
                .contains("is damaged", "and blocks after it are not")
                .contains("restore it from a back-up", "run 'tally fsck'");
    }

    @Test
    void newerFormatsAreLeftAlone() throws IOException {
        for (Path marked : List.of(network.ledger(), lab.vault(), lab.details())) {
            Path file = marked.resolve("FORMAT");
            String mark = Files.readString(file);
            Files.writeString(file, mark.replaceFirst(" 1\n", " 2\n"));
            assertThat(Hosted.advice(network))
                    .contains(marked.toString(), " 2'")
                    .contains("Use the program that wrote it, or a newer one");
            Files.writeString(file, mark);
        }
        requireWhole();
    }

    @Test
    void filesInPlaceOfFoldersAreNamed() throws IOException {
        List<Path> folders = List.of(
                network.ledger(),
                network.ledger().resolve("blocks"),
                network.ledger().resolve("index"),
                lab.vault(),
                lab.details());
        for (Path path : folders) {
            Path aside = path.resolveSibling("aside");
            Files.move(path, aside);
            Hosted.replaceByFile(path);
            assertThat(Hosted.advice(network))
                    .contains(path + " is a file, where a folder must be")
                    .contains("Move the file away, ");
            assertThat(path).hasContent("someone's notes");
            Files.delete(path);
            Files.move(aside, path);
        }
        requireWhole();
    }

    @Test
    void aFileInPlaceOfAMembersFolderIsNoMember() throws IOException {
        Hosted.replaceByFile(lab.root());
        assertThat(Hosted.advice(network)).contains("the folders of [lab-north] are missing");
        Hosted.replaceByFile(network.root().resolve("members"));
        assertThat(Hosted.advice(network)).contains("the folders of [clinic-west, lab-north, st-mary] are missing");
    }

    @Test
    void readOnlyFoldersAreNamed() throws IOException {
        for (Path path : List.of(network.ledger(), lab.root(), lab.vault(), lab.details())) {
            Set<PosixFilePermission> before = Files.getPosixFilePermissions(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
            assertThat(Hosted.advice(network))
                    .contains(path + " is read-only")
                    .contains("Make it writable for the user that runs the node, then start it again");
            Files.setPosixFilePermissions(path, before);
        }
        requireWhole();
    }

    @Test
    void aGenesisThatIsMissingOrDamagedIsNamed() throws IOException {
        byte[] genesis = Files.readAllBytes(network.genesis());
        Files.write(network.genesis(), Arrays.copyOf(genesis, genesis.length / 2));
        assertThat(Hosted.advice(network))
                .contains("genesis.json is not the beginning of a network")
                .contains("restore it from a back-up, or copy it from another member");
        Files.delete(network.genesis());
        assertThat(Hosted.advice(network)).contains("there is no network in", "'tally up' or 'tally init' makes one");
        Files.createDirectory(network.genesis());
        assertThat(Hosted.advice(network)).contains("it is no file");
    }

    @Test
    void aKeystoreThatIsMissingOrDamagedIsNamed() throws IOException {
        byte[] keystore = Files.readAllBytes(lab.keystore());
        Files.write(lab.keystore(), Arrays.copyOf(keystore, keystore.length / 2));
        assertThat(Hosted.advice(network)).contains("keystore.jwe is damaged", "restore it from a back-up");
        Files.delete(lab.keystore());
        assertThat(Hosted.advice(network)).contains("there is no", "keystore.jwe: restore it from a back-up");
        Files.createDirectory(lab.keystore());
        assertThat(Hosted.advice(network)).contains("keystore.jwe is a folder, and must be a file");
    }

    @Test
    void whatAMemberSignedLastIsNotForgotten() throws IOException {
        Files.write(lab.seals(), new byte[128]);
        assertThat(Hosted.advice(network))
                .contains("What was cosigned last cannot be read from " + lab.seals(), "damaged")
                .contains("Restore the file from the newest back-up");
    }

    @Test
    void aVaultOrDetailsThatAreMissingOpenNothing() throws IOException {
        Hosted.delete(lab.details());
        try (EmbeddedNetwork _ = Hosted.start(network)) {
            assertThat(laboratory.read(shared))
                    .isInstanceOfSatisfying(
                            Reading.Refused.class,
                            refused -> assertThat(refused.rule()).isEqualTo("details-missing"));
        }
    }

    private void requireWhole() throws IOException {
        try (EmbeddedNetwork _ = Hosted.start(network)) {
            laboratory.requireReadable(shared, TEXT);
        }
    }
}
