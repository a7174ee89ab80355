package org.tallystick.formats.entry;

import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/** What became of a call: it was carried out, or refused and nothing changed. */
public sealed interface Outcome {

    /** It was carried out; the result is what the contract wants its caller to know. */
    record Done(JsonObject result) implements Outcome {
        /** Carried out, with nothing to tell. */
        public static final Done EMPTY = new Done(JsonObject.EMPTY);
    }

    /**
     * It was refused.
     *
     * @param code for programs: 1 to 40 characters of {@code a-z -}
     * @param why for people: at most {@link #MAX_WHY} characters, no control characters
     */
    record Refused(String code, String why) implements Outcome {
        /** The most characters in {@code why}. */
        public static final int MAX_WHY = 400;

        private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,39}");

        public Refused {
            MalformedException.unless(
                    CODE.matcher(code).matches(), Fault.FIELD_VALUE, "a code is 1 to 40 characters of a-z and '-'");
            MalformedException.unless(
                    why.length() <= MAX_WHY, Fault.FIELD_VALUE, "why has at most " + MAX_WHY + " characters");
            MalformedException.unless(
                    why.chars().noneMatch(Character::isISOControl), Fault.CONTROL_CHARACTER, "why is one line");
        }
    }
}
