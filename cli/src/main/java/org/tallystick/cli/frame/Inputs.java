package org.tallystick.cli.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;

/** Reads what the command line names, or fails with words that help. */
public final class Inputs {
    private Inputs() {}

    /**
     * A whole file.
     *
     * @param what it should be, such as {@code the policy}
     * @param most the most bytes that it may have
     */
    public static Bytes read(Path file, String what, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Failure.input(
                        what + " is too long", file + " has more than " + Count.bytes(most), "check the path");
            }
            return Bytes.wrap(bytes);
        } catch (NoSuchFileException absent) {
            throw Failure.input(what + " cannot be read", "there is no file " + file, "check the path");
        } catch (IOException failed) {
            throw Failure.input(
                    what + " cannot be read",
                    file + ": " + failed.getMessage(),
                    "see whether it is a file and may be read");
        }
    }

    /** Fails unless it is a file with something in it. */
    public static void requireContent(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw Failure.input("there is no file " + file, "nothing has that name", "check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw Failure.input(file + " is no file", "it is a folder, a pipe or a device", "name a file");
        }
        if (!Files.isReadable(file)) {
            throw Failure.input(file + " cannot be read", "you may not", "see whose file it is");
        }
        if (Files.size(file) == 0) {
            throw Failure.input("the file " + file + " is empty", "it has no byte to share", "check the path");
        }
    }

    /**
     * What a file holds.
     *
     * @param not what it would be if it were not well-formed, such as {@code no policy}
     * @param next what to do then
     */
    public static <T> T parsed(Parsed<T> parsed, Path file, String not, String next) {
        return switch (parsed) {
            case Parsed.Ok<T>(T value) -> value;
            case Parsed.Bad<T>(Fault fault, String detail) ->
                throw Failure.input(file + " is " + not, detail + " (" + fault.code() + ")", next);
        };
    }
}
