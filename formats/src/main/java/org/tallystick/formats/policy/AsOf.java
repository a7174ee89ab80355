package org.tallystick.formats.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The block whose list of members a policy repeats. It stands in a comment, {@code # as of block <number>, <time in
 * milliseconds since 1970>}, which other readers of policies skip.
 *
 * @param block the block's number
 * @param time of the block, in milliseconds since 1970
 */
public record AsOf(long block, long time) {
    private static final Pattern FORM =
            Pattern.compile("# as of block (?<block>0|[1-9][0-9]{0,15}), (?<time>0|[1-9][0-9]{0,15})");

    static Optional<AsOf> read(String comment) {
        Matcher matcher = FORM.matcher(comment);
        return matcher.matches()
                ? Optional.of(new AsOf(Long.parseLong(matcher.group("block")), Long.parseLong(matcher.group("time"))))
                : Optional.empty();
    }

    String comment() {
        return "# as of block " + block + ", " + time;
    }

    /** In words. */
    @Override
    public String toString() {
        return "block " + block + ", " + Instant.ofEpochMilli(time);
    }
}
