package org.tallystick.cli.wallet;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.cli.frame.Failure;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.PassphraseSource;
import org.tallystick.sealing.keystore.Stretching;

/**
 * What opens keystores: from {@code TALLY_PASSPHRASE}, from the file that {@code TALLY_PASSPHRASE_FILE} names (for services),
 * from the file beside a network for trying out, or from the person at the keyboard, who is asked once for keystores that one
 * passphrase opens.
 */
final class Passphrases {
    private static final String VARIABLE = "TALLY_PASSPHRASE";
    private static final String FILE_VARIABLE = "TALLY_PASSPHRASE_FILE";
    private static final int SHORTEST = 8;
    private static final int TRIES = 3;

    /** Those of whoever started this process. */
    static final Passphrases OF_THIS_PROCESS =
            new Passphrases(name -> Optional.ofNullable(System.getenv(name)), Passphrases::askAtTheConsole);

    private final Function<String, Optional<String>> environment;
    private final Function<String, Optional<String>> ask;
    private final List<Passphrase> given = new ArrayList<>();

    /**
     * @param environment looks up a variable
     * @param ask asks a person with these words; nothing if nobody is there
     */
    Passphrases(Function<String, Optional<String>> environment, Function<String, Optional<String>> ask) {
        this.environment = environment;
        this.ask = ask;
    }

    /** The passphrase of a keystore that is there. */
    Passphrase of(Path keystore, Path fileBeside) throws IOException {
        Optional<Passphrase> known = withoutAsking(fileBeside, keystore);
        return known.isPresent() ? known.get() : asked(keystore);
    }

    /** The passphrase of a keystore that is there, or nothing if nobody gives one. */
    Optional<Passphrase> ifAny(Path keystore, Path fileBeside) throws IOException {
        Optional<Passphrase> known = withoutAsking(fileBeside, keystore);
        return known.isPresent() ? known : askedOnce(keystore);
    }

    /** The passphrase of a keystore to be made. */
    Passphrase toBe(String whose, Path fileBeside) throws IOException {
        Optional<Passphrase> known = withoutAsking(fileBeside, fileBeside);
        return known.isPresent() ? requireLongEnough(known.get(), whose) : chosen(whose);
    }

    /** One that was drawn for a network for trying out cannot be guessed anyway. */
    Stretching stretching(Path fileBeside) {
        boolean chosen = environment.apply(VARIABLE).isPresent()
                || environment.apply(FILE_VARIABLE).isPresent();
        return !chosen && Files.exists(fileBeside) ? Stretching.GENERATED : Stretching.CHOSEN;
    }

    private Optional<Passphrase> withoutAsking(Path fileBeside, Path keystore) throws IOException {
        Optional<Path> named = environment.apply(FILE_VARIABLE).map(Path::of);
        if (named.isPresent() && !Files.isReadable(named.get())) {
            throw Failure.input(
                    "the passphrase cannot be read",
                    "there is no file " + named.get() + " for you, which " + FILE_VARIABLE + " names",
                    "check the path and who may read it, or unset the variable");
        }
        PassphraseSource source = PassphraseSource.environment(VARIABLE, environment);
        source = named.isPresent() ? source.or(PassphraseSource.file(named.get())) : source;
        return source.or(PassphraseSource.file(fileBeside)).passphrase(keystore);
    }

    private synchronized Optional<Passphrase> askedOnce(Path keystore) throws IOException {
        Optional<Passphrase> before = givenFor(keystore);
        if (before.isPresent()) {
            return before;
        }
        Optional<Passphrase> answer = ask.apply(question(keystore)).map(Passphrase::of);
        answer.ifPresent(given::add);
        return answer;
    }

    private synchronized Passphrase asked(Path keystore) throws IOException {
        Optional<Passphrase> before = givenFor(keystore);
        if (before.isPresent()) {
            return before.get();
        }
        Passphrase answer = answer(question(keystore), keystore.toString());
        for (int tried = 1; tried < TRIES && isWrong(keystore, answer); tried++) {
            answer = answer("It does not open " + keystore + ". Again: ", keystore.toString());
        }
        given.add(answer);
        return answer;
    }

    private Optional<Passphrase> givenFor(Path keystore) throws IOException {
        for (Passphrase before : given) {
            if (opens(keystore, before)) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    private static String question(Path keystore) {
        return "Passphrase for " + keystore + ": ";
    }

    private synchronized Passphrase chosen(String whose) {
        String first = typed("New passphrase for " + whose + ": ", whose);
        if (!typed("The same again: ", whose).equals(first)) {
            throw Failure.input("no passphrase was chosen", "the two were not the same", "run it again");
        }
        Passphrase passphrase = requireLongEnough(Passphrase.of(first), whose);
        given.add(passphrase);
        return passphrase;
    }

    private Passphrase answer(String question, String whose) {
        return Passphrase.of(typed(question, whose));
    }

    private String typed(String question, String whose) {
        return ask.apply(question)
                .orElseThrow(() -> Failure.input(
                        "there is no passphrase for " + whose,
                        "nobody gave one",
                        "set " + VARIABLE + " or " + FILE_VARIABLE + ", or run this in a terminal to be asked"));
    }

    private static Passphrase requireLongEnough(Passphrase passphrase, String whose) {
        if (passphrase.length() < SHORTEST) {
            throw Failure.input(
                    "that passphrase is too short for " + whose,
                    "it has fewer than " + SHORTEST + " characters",
                    "choose a longer one, such as five words");
        }
        return passphrase;
    }

    private static boolean opens(Path keystore, Passphrase passphrase) throws IOException {
        return KeystoreFile.open(keystore, passphrase) instanceof KeystoreFile.Opened.Open;
    }

    private static boolean isWrong(Path keystore, Passphrase passphrase) throws IOException {
        return KeystoreFile.open(keystore, passphrase) instanceof KeystoreFile.Opened.WrongPassphrase;
    }

    private static Optional<String> askAtTheConsole(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s", question)))
                .map(String::new);
    }
}
