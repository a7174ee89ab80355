package org.tallystick.formats.checkpoint;

import java.util.regex.Pattern;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.NetworkName;

/**
 * The log at one size (c2sp.org/tlog-checkpoint): three lines, never an extension line.
 *
 * @param origin the network, whose name is its log's origin
 * @param size the number of entries, 0 to 2^63 - 1
 * @param root the root of the tree of that many entries
 */
public record Checkpoint(NetworkName origin, long size, Hash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        MalformedException.unless(size >= 0, Fault.CHECKPOINT_SHAPE, "a tree has no negative size");
    }

    /** Reads the text of a checkpoint, without signatures. */
    public static Parsed<Checkpoint> parse(String body) {
        return Parsed.of(() -> read(body));
    }

    /** The text that is signed. */
    public String body() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** SHA-256 of the text. */
    public Hash digest() {
        return Hash.of(Bytes.utf8(body()));
    }

    static Checkpoint read(String body) {
        String[] lines = body.split("\n", -1);
        MalformedException.unless(
                lines.length == 4 && lines[3].isEmpty(),
                Fault.CHECKPOINT_SHAPE,
                "a checkpoint is three lines: origin, size and root");
        return new Checkpoint(new NetworkName(lines[0]), readSize(lines[1]), Hash.parseBase64(lines[2]));
    }

    private static long readSize(String text) {
        MalformedException.unless(
                SIZE.matcher(text).matches(), Fault.CHECKPOINT_SHAPE, "the size is a number without leading zeroes");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedException(Fault.CHECKPOINT_SHAPE, "the size is at most 2^63 - 1");
        }
    }
}
