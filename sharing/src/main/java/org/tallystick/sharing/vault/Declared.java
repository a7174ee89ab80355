package org.tallystick.sharing.vault;

import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.payload.Salt;

/**
 * What an uploader says of a payload before it comes. What is said must be true; what is not said the vault finds out, and
 * chooses a salt itself.
 *
 * @param size in bytes
 * @param commitment only together with the salt it was made with
 */
public record Declared(OptionalLong size, Optional<Salt> salt, Optional<Hash> commitment) {
    /** Nothing is said. */
    public static final Declared NOTHING = new Declared(OptionalLong.empty(), Optional.empty(), Optional.empty());

    public Declared {
        MalformedException.unless(
                commitment.isEmpty() || salt.isPresent(),
                Fault.FIELD_MISSING,
                "a commitment is declared together with its salt");
    }

    /** Only the size is said. */
    public static Declared size(long bytes) {
        return new Declared(OptionalLong.of(bytes), Optional.empty(), Optional.empty());
    }
}
