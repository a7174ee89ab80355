package org.tallystick.engine.cometbft;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** Reads text line by line, each ended by a newline. */
final class Lines {
    private static final byte NEWLINE = '\n';

    private final Bytes text;
    private int position;

    Lines(Bytes text, int from) {
        this.text = text;
        this.position = from;
    }

    boolean hasNext() {
        return position < text.size();
    }

    /** The next line, without its newline. @throws MalformedException if there is none, or the last one has no newline */
    Bytes next() {
        int end = position;
        while (end < text.size() && text.at(end) != NEWLINE) {
            end++;
        }
        MalformedException.unless(end < text.size(), Fault.FIELD_VALUE, "the text ends in the middle of a line");
        Bytes line = text.slice(position, end);
        position = end + 1;
        return line;
    }
}
