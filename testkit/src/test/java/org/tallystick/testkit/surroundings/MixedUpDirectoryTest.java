package org.tallystick.testkit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.demo.Cast;
import org.tallystick.client.Shared;
import org.tallystick.node.EmbeddedNetwork;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Stretching;
import org.tallystick.testkit.network.ThreeMembers;

/** Folders and files of another network, another member or another time: the node does not start, and says what to do. */
@Tag("slow")
class MixedUpDirectoryTest {
    @TempDir
    private static Path folder;

    private static ThreeMembers one;
    private static ThreeMembers two;
    private static Laboratory laboratory;
    private static Shared shared;

    private NetworkDirectory network = new NetworkDirectory(folder);
    private NetworkDirectory.Member hospital = network.member(Cast.HOSPITAL);
    private NetworkDirectory.Member lab = network.member(Cast.LABORATORY);

    @BeforeAll
    static void foundTwoNetworks() throws IOException {
        one = ThreeMembers.found(folder.resolve("one"), "ledger.example/one");
        try (EmbeddedNetwork _ = Hosted.start(one.directory())) {
            laboratory = Laboratory.open(one, folder.resolve("desk"), InstantSource.system());
            shared = laboratory.share("HbA1c,41");
        }
        two = ThreeMembers.found(folder.resolve("two"), "ledger.example/two");
        try (EmbeddedNetwork _ = Hosted.start(two.directory())) {
            Laboratory.open(two, folder.resolve("desk-two"), InstantSource.system());
        }
    }

    @BeforeEach
    void copy() throws IOException {
        network = Hosted.copy(one.directory(), folder.resolve("copy"));
        hospital = network.member(Cast.HOSPITAL);
        lab = network.member(Cast.LABORATORY);
    }

    @Test
    void theLedgerOfAnotherNetworkIsRefused() throws IOException {
        Hosted.copy(two.directory().ledger(), network.ledger());
        assertThat(Hosted.advice(network))
                .contains(
                        "ledger belongs to another network ('network ledger.example/two', expected 'ledger.example/one')")
                .contains("Give this node the directory of its own network");
    }

    @Test
    void theGenesisOfAnotherNetworkIsRefused() throws IOException {
        Hosted.copy(two.directory().genesis(), network.genesis());
        assertThat(Hosted.advice(network)).contains("belongs to another network");
    }

    @Test
    void theGenesisOfANetworkOfTheSameNameIsRefused() throws IOException {
        ThreeMembers namesake = ThreeMembers.found(folder.resolve("namesake"), "ledger.example/one");
        Hosted.copy(namesake.directory().genesis(), network.genesis());
        assertThat(Hosted.advice(network))
                .contains("the genesis file is not the one that this data directory began with")
                .contains("start the node with the network's own genesis.json");
        Hosted.delete(namesake.directory().root());
    }

    @Test
    void membersFoldersThatChangedPlacesAreNamed() throws IOException {
        Hosted.swap(hospital.root(), lab.root());
        assertThat(Hosted.advice(network))
                .contains("lab-north/keystore.jwe holds the keys of st-mary, not those of lab-north")
                .contains("put each member's folder back under its own name");
    }

    @Test
    void theKeystoreOfAnotherMemberIsRefused() throws IOException {
        Hosted.copy(lab.keystore(), hospital.keystore());
        assertThat(Hosted.advice(network)).contains("st-mary/keystore.jwe holds the keys of lab-north");
    }

    @Test
    void theKeystoreOfAnotherNetworkIsRefused() throws IOException {
        Hosted.copy(two.directory().member(Cast.HOSPITAL).keystore(), hospital.keystore());
        assertThat(Hosted.advice(network))
                .contains("does not hold the keys that this ledger knows st-mary by")
                .contains("Restore the one that belongs here from a back-up");
    }

    @Test
    void anotherVaultKeyIsRefusedBeforeItTakesEverythingForDamaged() throws IOException {
        MemberKeyring keys = one.keys(Cast.LABORATORY);
        MemberKeyring older = new MemberKeyring(
                keys.admin(),
                keys.node(),
                keys.log(),
                keys.cosigner(),
                keys.cosignerMlDsa(),
                keys.inbox(),
                MasterKey.generate(new SecureRandom()));
        KeystoreFile.replace(lab.keystore(), older.keystore(), ThreeMembers.passphrase(), Stretching.GENERATED);
        assertThat(Hosted.advice(network))
                .contains("was sealed under another vault key than the one in keystore.jwe")
                .contains("Restore both from one back-up");
    }

    @Test
    void vaultsAndDetailsThatChangedPlacesAreNamed() throws IOException {
        Hosted.swap(hospital.vault(), lab.vault());
        assertThat(Hosted.advice(network))
                .contains("belongs to member st-mary, and was found where that of member lab-north must be")
                .contains("Put each folder back in its place");
        Hosted.swap(hospital.vault(), lab.vault());
        Hosted.swap(hospital.details(), lab.details());
        assertThat(Hosted.advice(network)).contains("lab-north/details belongs to member st-mary");
        Hosted.swap(hospital.details(), lab.details());
        requireWhole();
    }

    @Test
    void theVaultOfAnotherNetworkIsRefused() throws IOException {
        Hosted.copy(two.directory().member(Cast.LABORATORY).vault(), lab.vault());
        assertThat(Hosted.advice(network)).contains("vault belongs to network ledger.example/two");
    }

    @Test
    void whatAMemberSignedInAnotherNetworkIsNotTakenForItsOwn() throws IOException {
        Hosted.copy(two.directory().member(Cast.HOSPITAL).seals(), hospital.seals());
        assertThat(Hosted.advice(network)).contains("This member cosigned a log of", "does not contain");
    }

    @Test
    void anOlderLedgerThanTheOneThatWasSignedIsRefused() throws IOException {
        Path older = folder.resolve("older");
        Hosted.copy(network.ledger(), older);
        try (EmbeddedNetwork _ = Hosted.start(network)) {
            laboratory.share("HbA1c,42");
        }
        Hosted.copy(older, network.ledger());
        assertThat(Hosted.advice(network))
                .contains("This member cosigned a log of", "does not contain")
                .contains("Restore the directory from a later back-up");
    }

    @Test
    void aMembersFolderThatIsMissingIsNamed() throws IOException {
        Hosted.delete(hospital.root());
        assertThat(Hosted.advice(network))
                .contains("the folders of [st-mary] are missing")
                .contains("without them no quorum cosigns")
                .contains("Restore them from a back-up");
    }

    @Test
    void foldersOfWhoIsNoMemberAreLeftAlone() throws IOException {
        Files.createDirectory(network.root().resolve("members/lost+found"));
        Hosted.copy(lab.root(), network.root().resolve("members/st-john"));
        requireWhole();
    }

    private void requireWhole() throws IOException {
        try (EmbeddedNetwork _ = Hosted.start(network)) {
            laboratory.requireReadable(shared, "HbA1c,41");
        }
    }
}
