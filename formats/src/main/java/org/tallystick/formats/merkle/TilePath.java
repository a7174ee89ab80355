package org.tallystick.formats.merkle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/** The text form of a tile's place. */
final class TilePath {
    /** A log of 2^63 entries ends before this tile. */
    static final long MAX_INDEX = 1L << 55;

    private static final Pattern FORM = Pattern.compile(
            "tile/(?<level>0|[1-9][0-9]?|entries)/(?<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    private TilePath() {}

    static Tile read(String path) {
        Matcher matcher = FORM.matcher(path);
        MalformedException.unless(matcher.matches(), Fault.TILE_PATH, "not the path of a tile");
        String digits = matcher.group("index").replace("x", "").replace("/", "");
        MalformedException.unless(
                digits.length() == 3 || !digits.startsWith("000"), Fault.TILE_PATH, "a group of zeroes too many");
        long index = Long.parseLong(digits);
        String partial = matcher.group("width");
        MalformedException.unless(
                partial == null || Integer.parseInt(partial) < Tile.FULL,
                Fault.TILE_PATH,
                "a partial width is 1 to 255");
        int width = partial == null ? Tile.FULL : Integer.parseInt(partial);
        String level = matcher.group("level");
        return level.equals("entries")
                ? new Tile.Entries(index, width)
                : new Tile.Hashes(Integer.parseInt(level), index, width);
    }

    /** Groups of three digits, all but the last with an x: 1234067 is {@code x001/x234/067}. */
    static String index(long index) {
        StringBuilder text = new StringBuilder(group(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text.insert(0, "x" + group(rest % 1000) + "/");
        }
        return text.toString();
    }

    private static String group(long value) {
        String digits = Long.toString(value);
        return "000".substring(digits.length()) + digits;
    }
}
