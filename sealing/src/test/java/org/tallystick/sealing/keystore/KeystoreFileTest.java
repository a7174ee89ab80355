package org.tallystick.sealing.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.Algorithm;
import org.tallystick.formats.keys.PrivateKey;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sealing.hpke.Kem;
import org.tallystick.sealing.hpke.RecipientSecret;
import org.tallystick.sealing.keystore.KeystoreFile.Opened;

class KeystoreFileTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Passphrase RIGHT = Passphrase.of("correct horse battery staple");
    private static final Passphrase WRONG = Passphrase.of("incorrect horse");

    private final PrivateKey node = PrivateKey.generate(Algorithm.ED25519, RANDOM);
    private final PrivateKey cosigner = PrivateKey.generate(Algorithm.ML_DSA_44, RANDOM);
    private final RecipientSecret encryption = RecipientSecret.generate(Kem.X_WING, RANDOM);
    private final RecipientSecret classic = RecipientSecret.generate(Kem.X25519, RANDOM);
    private final MasterKey vault = MasterKey.generate(RANDOM);
    private final Keystore keystore = Keystore.EMPTY
            .with("node", node)
            .with("cosigner-ml-dsa", cosigner)
            .with("encryption", encryption)
            .with("classic", classic)
            .with("vault", vault);

    @TempDir
    Path folder;

    @Test
    void theRightPassphraseOpensEveryKey() throws IOException {
        Path file = create();
        assertThat(KeystoreFile.open(file, RIGHT)).isInstanceOfSatisfying(Opened.Open.class, open -> {
            Keystore read = open.keystore();
            assertThat(read.names()).containsExactly("classic", "cosigner-ml-dsa", "encryption", "node", "vault");
            assertThat(read.signing("node").orElseThrow().seed()).isEqualTo(node.seed());
            assertThat(read.signing("cosigner-ml-dsa").orElseThrow().seed()).isEqualTo(cosigner.seed());
            assertThat(read.opening("encryption").orElseThrow().dangerJwk()).isEqualTo(encryption.dangerJwk());
            assertThat(read.opening("classic").orElseThrow().dangerJwk()).isEqualTo(classic.dangerJwk());
            assertThat(read.master("vault").orElseThrow().dangerBytes()).isEqualTo(vault.dangerBytes());
            assertThat(read.signing("vault")).isEmpty();
        });
    }

    @Test
    void aWrongPassphraseIsSaidToBeOne() throws IOException {
        assertThat(KeystoreFile.open(create(), WRONG)).isInstanceOf(Opened.WrongPassphrase.class);
        assertThat(KeystoreFile.open(create2(), Passphrase.of(""))).isInstanceOf(Opened.WrongPassphrase.class);
    }

    @Test
    void aMissingFileIsSaidToBeMissing() throws IOException {
        assertThat(KeystoreFile.open(folder.resolve("none.jwe"), RIGHT)).isInstanceOf(Opened.Missing.class);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(create())))
                .isEqualTo("rw-------");
    }

    @Test
    void keysAreNeverOverwrittenByCreating() throws IOException {
        Path file = create();
        assertThatThrownBy(() -> KeystoreFile.create(file, Keystore.EMPTY, RIGHT, Stretching.GENERATED))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aRewrittenKeystoreHasTheNewPassphraseAndLeavesNothingElse() throws IOException {
        Path file = create();
        KeystoreFile.replace(file, keystore.without("node"), WRONG, Stretching.GENERATED);
        assertThat(KeystoreFile.open(file, RIGHT)).isInstanceOf(Opened.WrongPassphrase.class);
        assertThat(KeystoreFile.open(file, WRONG))
                .isInstanceOfSatisfying(
                        Opened.Open.class,
                        open -> assertThat(open.keystore().signing("node")).isEmpty());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        byte[] file = KeystoreFile.seal(Keystore.EMPTY.with("vault", vault), RIGHT, Stretching.GENERATED)
                .toArray();
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] = (byte) (changed[i] == 'A' ? 'B' : 'A');
            assertThat(KeystoreFile.open(Bytes.wrap(changed), RIGHT))
                    .as("character " + i)
                    .isNotInstanceOf(Opened.Open.class);
        }
    }

    @Test
    void whatIsNoKeystoreIsSaidToBeDamaged() throws Exception {
        JWEObject direct = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).build(),
                new Payload("{\"keys\":[]}"));
        direct.encrypt(new DirectEncrypter(new byte[32]));
        byte[] good = KeystoreFile.seal(keystore, RIGHT, Stretching.GENERATED).toArray();
        for (Bytes bad : List.of(
                Bytes.EMPTY,
                Bytes.utf8("...."),
                Bytes.utf8("{}"),
                Bytes.wrap(new byte[] {(byte) 0xff}),
                Bytes.utf8(direct.serialize()),
                Bytes.wrap(Arrays.copyOf(good, good.length / 2)))) {
            assertThat(KeystoreFile.open(bad, RIGHT)).isInstanceOf(Opened.Damaged.class);
        }
    }

    @Test
    void costlyRoundsAreRefusedBeforeTheyCost() {
        String header =
                "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2000000000,\"p2s\":\"AAAAAAAAAAAAAAAAAAAAAA\"}";
        String encoded =
                org.tallystick.formats.Base64Text.encodeUrl(Bytes.utf8(header).toArray());
        assertThat(KeystoreFile.open(Bytes.utf8(encoded + ".AAAA.AAAA.AAAA.AAAA"), RIGHT))
                .isInstanceOf(Opened.Damaged.class);
    }

    @Test
    void otherJoseLibrariesReadTheKeys() throws Exception {
        JWKSet set = JWKSet.parse(Keystore.EMPTY
                .with("node", node)
                .with("classic", classic)
                .with("vault", vault)
                .dangerJwkSet()
                .text());
        assertThat(set.getKeyByKeyId("node").toOctetKeyPair().getDecodedD())
                .isEqualTo(node.seed().toArray());
        assertThat(set.getKeyByKeyId("vault").toOctetSequenceKey().toByteArray())
                .isEqualTo(vault.dangerBytes().toArray());
    }

    @Test
    void itsBytesHoldNoKeyAndItsTextNoSecret() throws IOException {
        String file = Files.readString(create());
        assertThat(file)
                .doesNotContain(
                        org.tallystick.formats.Base64Text.encodeUrl(node.seed().toArray()));
        assertThat(keystore + " " + RIGHT + " " + vault).isEqualTo("keystore of 5 keys a passphrase a master key");
    }

    @Test
    void passphrasesComeFromTheFirstSourceThatHasOne() throws IOException {
        Path file = folder.resolve("passphrase");
        Path keys = create();
        PassphraseSource sources = PassphraseSource.environment("TALLY_PASSPHRASE", _ -> Optional.empty())
                .or(PassphraseSource.file(file))
                .or(PassphraseSource.prompt(_ -> Optional.of("typed")));
        assertThat(sources.passphrase(keys).orElseThrow().utf8()).asString().isEqualTo("typed");
        Files.writeString(file, "correct horse battery staple\n");
        assertThat(KeystoreFile.open(keys, sources.passphrase(keys).orElseThrow()))
                .isInstanceOf(Opened.Open.class);
    }

    @Test
    void aPassphraseIsTheSameOnEveryKeyboard() {
        assertThat(Passphrase.of("caf\u00e9").utf8())
                .isEqualTo(Passphrase.of("cafe\u0301").utf8());
    }

    private Path create() throws IOException {
        return create("keystore.jwe");
    }

    private Path create2() throws IOException {
        return create("other.jwe");
    }

    private Path create(String name) throws IOException {
        Path file = folder.resolve(name);
        KeystoreFile.create(file, keystore, RIGHT, Stretching.GENERATED);
        return file;
    }
}
