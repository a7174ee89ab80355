package org.tallystick.cli.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.cli.frame.Failure;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;

/** Whence a passphrase comes, and what becomes of one that is mistyped. */
class PassphrasesTest {
    private static final String RIGHT = "five words are best here";

    private final Deque<String> typed = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void twoKeystoresOfOnePassphrase() throws IOException {
        first = keystore("first.jwe", RIGHT);
        second = keystore("second.jwe", RIGHT);
    }

    @Test
    void theVariableComesBeforeItsFileAndThatBeforeTheOneBeside() throws IOException {
        Path named = Files.writeString(folder.resolve("named"), "of the named file\n");
        Path beside = Files.writeString(folder.resolve("beside"), "of the file beside\n");
        Map<String, String> both = Map.of("TALLY_PASSPHRASE", RIGHT, "TALLY_PASSPHRASE_FILE", named.toString());
        assertThat(in(both).of(first, beside)).matches(PassphrasesTest.this::isRight);
        Map<String, String> one = Map.of("TALLY_PASSPHRASE_FILE", named.toString());
        assertThat(in(one).of(first, beside).length()).isEqualTo("of the named file".length());
        assertThat(in(Map.of()).of(first, beside).length()).isEqualTo("of the file beside".length());
        assertThat(questions).isEmpty();
    }

    @Test
    void aVariableThatNamesNoFileIsExplained() {
        Map<String, String> none =
                Map.of("TALLY_PASSPHRASE_FILE", folder.resolve("none").toString());
        assertThatThrownBy(() -> in(none).of(first, nothing()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.why()).contains("none", "TALLY_PASSPHRASE_FILE"));
    }

    @Test
    void whoeverTypesIsAskedOnceForKeystoresOfOnePassphrase() throws IOException {
        typed.add(RIGHT);
        Passphrases mine = in(Map.of());
        assertThat(mine.of(first, nothing())).matches(this::isRight);
        assertThat(mine.of(second, nothing())).matches(this::isRight);
        assertThat(questions).hasSize(1);
    }

    @Test
    void aKeystoreOfAnotherPassphraseIsAskedForAndMistypingIsForgivenTwice() throws IOException {
        typed.addAll(List.of("mistyped", "mistyped again", RIGHT, "quite another one"));
        Passphrases mine = in(Map.of());
        assertThat(mine.of(first, nothing())).matches(this::isRight);
        Path other = keystore("other.jwe", "quite another one");
        assertThat(KeystoreFile.open(other, mine.of(other, nothing()))).isInstanceOf(KeystoreFile.Opened.Open.class);
        assertThat(questions).hasSize(4).element(1).asString().startsWith("It does not open");
    }

    @Test
    void aNewOneIsTypedTwiceAndHasEightCharacters() throws IOException {
        typed.addAll(List.of(RIGHT, RIGHT));
        assertThat(in(Map.of()).toBe("the wallet of ana", nothing())).matches(this::isRight);
        typed.addAll(List.of(RIGHT, "something else"));
        assertThatThrownBy(() -> in(Map.of()).toBe("the wallet of ana", nothing()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.why()).contains("not the same"));
        assertThatThrownBy(() -> in(Map.of("TALLY_PASSPHRASE", "7 chars")).toBe("the wallet of ana", nothing()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.why()).contains("fewer than 8"));
    }

    @Test
    void whereNobodyIsThereToBeAskedItSaysWhatToSet() {
        assertThatThrownBy(() -> in(Map.of()).of(first, nothing()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.next()).contains("TALLY_PASSPHRASE"));
    }

    private Passphrases in(Map<String, String> environment) {
        return new Passphrases(name -> Optional.ofNullable(environment.get(name)), question -> {
            questions.add(question);
            return Optional.ofNullable(typed.poll());
        });
    }

    private boolean isRight(Passphrase passphrase) {
        try {
            return KeystoreFile.open(first, passphrase) instanceof KeystoreFile.Opened.Open;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path keystore(String name, String passphrase) throws IOException {
        Path file = folder.resolve(name);
        KeystoreFile.create(file, Keystore.EMPTY, Passphrase.of(passphrase), Stretching.GENERATED);
        return file;
    }

    private Path nothing() {
        return folder.resolve("nothing");
    }
}
