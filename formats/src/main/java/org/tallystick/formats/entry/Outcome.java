package org.tallystick.formats.entry;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;

/** What became of a call: it was carried out, or refused and nothing changed. */
public sealed interface Outcome {

    /**
     * It was carried out.
     *
     * @param result what the contract wants its caller to know: at most {@link #MAX_SIZE} bytes of canonical JSON, and one
     *     level less deep than a document may be, so that the entry can hold it
     */
    record Done(JsonObject result) implements Outcome {
        /** The most bytes of a result. */
        public static final int MAX_SIZE = 4_096;

        /** Carried out, with nothing to tell. */
        public static final Done EMPTY = new Done(JsonObject.EMPTY);

        public Done {
            MalformedException.unless(
                    result.depth() < Json.MAX_DEPTH, Fault.JSON_TOO_DEEP, "a result is at most 15 deep");
            MalformedException.unless(
                    result.canonical().size() <= MAX_SIZE, Fault.TOO_LONG, "a result has at most 4,096 bytes");
        }
    }

    /**
     * It was refused.
     *
     * @param code for programs: 1 to 40 characters of {@code a-z -}
     * @param why for people: at most {@link #MAX_WHY} UTF-16 units, no control characters
     */
    record Refused(String code, String why) implements Outcome {
        /** The most characters in {@code why}. */
        public static final int MAX_WHY = 400;

        private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,39}");

        public Refused {
            MalformedException.unless(
                    CODE.matcher(code).matches(), Fault.FIELD_VALUE, "a code is 1 to 40 characters of a-z and '-'");
            MalformedException.unless(why.length() <= MAX_WHY, Fault.FIELD_VALUE, "why has at most 400 characters");
            MalformedException.unless(Json.isText(why), Fault.JSON_LONE_SURROGATE, "why is well-formed text");
            MalformedException.unless(
                    why.chars().noneMatch(Character::isISOControl), Fault.CONTROL_CHARACTER, "why is one line");
        }
    }
}
