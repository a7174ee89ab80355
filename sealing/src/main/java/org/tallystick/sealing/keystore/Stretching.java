package org.tallystick.sealing.keystore;

/** How much work one guess of a passphrase costs: PBKDF2's rounds. */
public enum Stretching {
    /** For passphrases that people choose: OWASP's figure for HMAC-SHA-512, about half a second. */
    CHOSEN(210_000),
    /** For those of {@link Passphrase#generate}, which nobody can guess anyway: RFC 7518's least. */
    GENERATED(1_000);

    private final int rounds;

    Stretching(int rounds) {
        this.rounds = rounds;
    }

    int rounds() {
        return rounds;
    }
}
