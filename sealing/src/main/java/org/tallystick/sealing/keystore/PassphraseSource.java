package org.tallystick.sealing.keystore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where the passphrase of a keystore comes from. */
@FunctionalInterface
public interface PassphraseSource {
    /** The passphrase for that keystore, or nothing if this source has none. */
    Optional<Passphrase> passphrase(Path keystore) throws IOException;

    /** From a variable, which is looked up in {@code environment}, such as {@code System::getenv}. */
    static PassphraseSource environment(String variable, Function<String, Optional<String>> environment) {
        return _ -> environment.apply(variable).map(Passphrase::of);
    }

    /** From the first line of a file, if it is there. */
    static PassphraseSource file(Path file) {
        return _ -> {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try (var lines = Files.lines(file)) {
                return lines.findFirst().map(Passphrase::of);
            }
        };
    }

    /** From a person, who is asked with the words given to {@code ask}. */
    static PassphraseSource prompt(Function<String, Optional<String>> ask) {
        return keystore -> ask.apply("Passphrase for " + keystore + ": ").map(Passphrase::of);
    }

    /** This source, or the next where this has none. */
    default PassphraseSource or(PassphraseSource next) {
        return keystore -> {
            Optional<Passphrase> mine = passphrase(keystore);
            return mine.isPresent() ? mine : next.passphrase(keystore);
        };
    }
}
