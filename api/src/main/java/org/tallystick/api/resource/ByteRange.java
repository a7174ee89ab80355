package org.tallystick.api.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;

/**
 * One range of bytes (RFC 9110, section 14).
 *
 * @param from the first byte
 * @param to behind the last byte
 */
record ByteRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("bytes=(?<first>\\d{0,16})-(?<last>\\d{0,16})");

    /** The range that a header names within so many bytes. @throws ProblemException if there is no such range */
    static ByteRange parse(String header, long size) {
        Matcher matcher = FORM.matcher(header);
        ProblemException.unless(matcher.matches(), Code.RANGE_NOT_SATISFIABLE, "one range of bytes is served at once");
        Optional<Long> first = number(matcher.group("first"));
        Optional<Long> last = number(matcher.group("last"));
        ProblemException.unless(
                first.isPresent() || last.isPresent(),
                Code.RANGE_NOT_SATISFIABLE,
                "the range says neither from nor to");
        long from = first.orElseGet(() -> Math.max(0, size - last.orElseThrow()));
        long to = first.isEmpty()
                ? size
                : Math.min(size, last.map(position -> position + 1).orElse(size));
        ProblemException.unless(from < to, Code.RANGE_NOT_SATISFIABLE, "it lies outside of " + size + " bytes");
        return new ByteRange(from, to);
    }

    private static Optional<Long> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }

    long length() {
        return to - from;
    }
}
