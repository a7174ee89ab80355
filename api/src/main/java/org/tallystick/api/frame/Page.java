package org.tallystick.api.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * One page of a list as it was asked for. The cursor is the position after which the page starts, tied to the list and its
 * filters by a few bytes of their hash, so that one list's cursor is refused by another. Anyone can make such a hash: a position
 * is read as strictly as any other input.
 */
public final class Page {
    /** The most items of a page. */
    public static final int MAX_LIMIT = 200;

    private static final int USUAL_LIMIT = 50;
    private static final int TIE = 6;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,15}");

    private final byte[] tie;
    private final int limit;
    private final Optional<String> after;

    private Page(byte[] tie, int limit, Optional<String> after) {
        this.tie = tie;
        this.limit = limit;
        this.after = after;
    }

    static Page of(String path, Query query) {
        byte[] hash = Hash.of((path + " " + query.withoutPaging()).getBytes(StandardCharsets.UTF_8))
                .dangerArray();
        byte[] tie = Arrays.copyOf(hash, TIE);
        int limit = query.value("limit").map(Page::limit).orElse(USUAL_LIMIT);
        return new Page(tie, limit, query.value("cursor").map(cursor -> position(cursor, tie)));
    }

    private static int limit(String text) {
        long limit = Inquiry.number(text, "limit");
        ProblemException.unless(limit >= 1 && limit <= MAX_LIMIT, Code.BAD_PARAMETER, "limit is 1 to " + MAX_LIMIT);
        return (int) limit;
    }

    private static String position(String cursor, byte[] tie) {
        try {
            byte[] bytes = Base64Text.decodeUrl(cursor);
            boolean tied = bytes.length > TIE && Arrays.equals(bytes, 0, TIE, tie, 0, TIE);
            ProblemException.unless(tied, Code.BAD_CURSOR, "it comes from another list or other parameters");
            return Bytes.wrap(Arrays.copyOfRange(bytes, TIE, bytes.length)).text();
        } catch (MalformedException e) {
            throw new ProblemException(Code.BAD_CURSOR, "it is not one of this API's cursors");
        }
    }

    /** How many items at most. */
    public int limit() {
        return limit;
    }

    /**
     * The position of the last item of the page before, if there was one.
     *
     * @throws ProblemException {@link Code#BAD_CURSOR} unless it can be parsed
     */
    public <T> Optional<T> after(Function<String, T> parser) {
        try {
            return after.map(parser);
        } catch (MalformedException e) {
            throw Problem.of(Code.BAD_CURSOR, e).exception();
        }
    }

    /** The same where positions are numbers. */
    public Optional<Long> afterNumber() {
        return after(Page::number);
    }

    /** A number in a position. @throws MalformedException if it is none */
    public static long number(String text) {
        MalformedException.unless(NUMBER.matcher(text).matches(), Fault.FIELD_VALUE, "a position is a whole number");
        return Long.parseLong(text);
    }

    /**
     * The document of this page.
     *
     * @param last the position of the last item, if more may follow it
     */
    public JsonObject json(List<? extends Json> items, Optional<String> last) {
        return JsonObject.with("items", new JsonArray(List.copyOf(items)))
                .with("next", last.map(this::cursor))
                .build();
    }

    private String cursor(String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(tie, TIE + text.length);
        System.arraycopy(text, 0, bytes, TIE, text.length);
        return Base64Text.encodeUrl(bytes);
    }
}
