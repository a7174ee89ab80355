package org.tallystick.formats.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.checkpoint.SignedCheckpoint;

/** Reads the lines of a receipt from the top. */
final class ReceiptReader {
    static final String HEADER = "c2sp.org/tlog-proof@v1";
    static final String EXTRA = "extra ";
    static final String INDEX = "index ";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private final String text;
    private int at;

    private ReceiptReader(String text) {
        this.text = text;
    }

    static Receipt read(Bytes file) {
        MalformedException.unless(
                file.size() <= Receipt.MAX_SIZE, Fault.TOO_LONG, "a receipt has at most 1,500,000 bytes");
        return new ReceiptReader(file.text()).read();
    }

    private Receipt read() {
        MalformedException.unless(
                line().equals(HEADER), Fault.RECEIPT_SHAPE, "the first line is " + HEADER + "; this is no tlog-proof");
        Bytes entry = Bytes.wrap(Base64Text.decode(after(EXTRA)));
        long index = number(after(INDEX));
        List<Hash> path = path();
        SignedCheckpoint checkpoint =
                SignedCheckpoint.parse(Bytes.utf8(text.substring(at))).orThrow();
        return Receipt.of(entry, index, path, checkpoint);
    }

    private List<Hash> path() {
        List<Hash> path = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            MalformedException.unless(path.size() < Long.SIZE, Fault.PROOF_LENGTH, "a path has at most 64 hashes");
            path.add(Hash.parseBase64(line));
        }
        return path;
    }

    private String after(String prefix) {
        String line = line();
        MalformedException.unless(
                line.startsWith(prefix), Fault.RECEIPT_SHAPE, "a line that begins with '" + prefix + "' is missing");
        return line.substring(prefix.length());
    }

    private String line() {
        int end = text.indexOf('\n', at);
        MalformedException.unless(end >= 0, Fault.RECEIPT_SHAPE, "the receipt ends too early");
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }

    private static long number(String text) {
        MalformedException.unless(
                NUMBER.matcher(text).matches(), Fault.RECEIPT_SHAPE, "the index is a number without leading zeroes");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedException(Fault.RECEIPT_SHAPE, "the index is below 2^63");
        }
    }
}
