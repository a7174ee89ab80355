package org.tallystick.ledger.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/** The kinds of shape that are not objects. */
final class Shapes {
    /** 42 characters carry 252 bits; the last carries 4 more and two zero bits, which makes the text canonical. */
    private static final String KEY_32 = "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]";

    /** 1,216 bytes: 1,621 full characters, and 2 bits with four zero bits. */
    private static final String KEY_1216 = "[A-Za-z0-9_-]{1621}[AQgw]";

    /** In a policy {@code none} stands for nobody. */
    private static final String MEMBER_FORM = "(?!none$)[a-z]([a-z0-9-]{0,30}[a-z0-9])?";

    static final Shape HANDLE = words("[0-9a-f]{32}", "32 lower-case hexadecimal digits", Shapes::isHandle);
    static final Shape BYTES_32 = words(KEY_32, "32 bytes in base64url", Shapes::isBytes32);
    static final Shape ACCOUNT =
            words("([0-9a-f]{6,32}|node|admin)@" + MEMBER_FORM, "an account, such as a7f3c2@st-mary");
    static final Shape MEMBER = words(MEMBER_FORM, "a member, such as st-mary");
    static final Shape WORD = words("[a-z][a-z-]{0,23}", "a word of 1 to 24 characters of a-z and '-'");
    static final Shape VERIFIER_KEY =
            words("[!-*,-~]{1,150}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{4,2000}={0,2}", "a verifier key: name+hash+key");
    static final Shape ADDRESS = words(
            "https?://[a-z0-9.-]{1,200}(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]{0,200})?",
            "a base URL, such as https://ledger.st-mary.example");
    static final Shape ENCRYPTION_KEY = words(
            "(" + KEY_32 + "|" + KEY_1216 + ")",
            "an X25519 key (43 characters of base64url) or an X-Wing key (1622 characters)");

    private Shapes() {}

    static Shape text(int max) {
        return words("[^\\u0000-\\u001f\\u007f]{1," + max + "}", "one line of 1 to " + max + " characters");
    }

    static Shape oneOf(List<String> values) {
        return words("(" + String.join("|", values) + ")", "one of " + String.join(", ", values), values::contains);
    }

    static Shape words(String form, String wanted) {
        return words(form, wanted, Pattern.compile(form).asMatchPredicate());
    }

    private static Shape words(String form, String wanted, Predicate<String> check) {
        return new Words(form, wanted, check);
    }

    private static boolean isHandle(String text) {
        if (text.length() != 32) {
            return false;
        }
        for (int i = 0; i < 32; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBytes32(String text) {
        if (text.length() != 43 || "AEIMQUYcgkosw048".indexOf(text.charAt(42)) < 0) {
            return false;
        }
        for (int i = 0; i < 42; i++) {
            if (!isUrlCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUrlCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    /** A string of a form; the check is the form again, by hand where it runs on every transaction. */
    record Words(String form, String wanted, Predicate<String> fits) implements Shape {
        @Override
        public JsonObject schema() {
            return JsonObject.with("type", "string")
                    .with("pattern", "^" + form + "$")
                    .build();
        }

        @Override
        public Optional<Mistake> check(Json value) {
            if (!(value instanceof Json.JsonString(String text))) {
                return Mistake.type("a string");
            }
            return fits.test(text) ? Optional.empty() : Mistake.value(wanted);
        }
    }

    record Whole(long min, long max) implements Shape {
        @Override
        public JsonObject schema() {
            return JsonObject.with("type", "integer")
                    .with("minimum", min)
                    .with("maximum", max)
                    .build();
        }

        @Override
        public Optional<Mistake> check(Json value) {
            if (!(value instanceof Json.JsonInteger(long number))) {
                return Mistake.type("an integer");
            }
            boolean fits = number >= min && number <= max;
            return fits ? Optional.empty() : Mistake.value("from " + min + " to " + max);
        }
    }

    enum Truth implements Shape {
        TRUTH,
        YES;

        @Override
        public JsonObject schema() {
            JsonObject.Builder schema = JsonObject.with("type", "boolean");
            return (this == YES ? schema.with("const", true) : schema).build();
        }

        @Override
        public Optional<Mistake> check(Json value) {
            if (!(value instanceof Json.JsonBoolean(boolean truth))) {
                return Mistake.type(this == YES ? "true" : "true or false");
            }
            return this == YES && !truth ? Mistake.value("true, or left out") : Optional.empty();
        }
    }

    record Many(Shape item, int max) implements Shape {
        @Override
        public JsonObject schema() {
            return JsonObject.with("type", "array")
                    .with("items", item.schema())
                    .with("maxItems", max)
                    .build();
        }

        @Override
        public boolean isPublic() {
            return item.isPublic();
        }

        @Override
        public Optional<Mistake> check(Json value) {
            if (!(value instanceof JsonArray(List<Json> items))) {
                return Mistake.type("an array");
            }
            if (items.size() > max) {
                return Mistake.value("at most " + max + " items");
            }
            for (int i = 0; i < items.size(); i++) {
                Optional<Mistake> mistake = item.check(items.get(i));
                if (mistake.isPresent()) {
                    return Optional.of(mistake.get().within(Integer.toString(i)));
                }
            }
            return Optional.empty();
        }
    }

    record Having(Many list, Shape one) implements Shape {
        @Override
        public JsonObject schema() {
            return list.schema().toBuilder().with("contains", one.schema()).build();
        }

        @Override
        public boolean isPublic() {
            return list.isPublic();
        }

        @Override
        public Optional<Mistake> check(Json value) {
            Optional<Mistake> mistake = list.check(value);
            if (mistake.isPresent() || !(value instanceof JsonArray(List<Json> items))) {
                return mistake;
            }
            return items.stream().anyMatch(item -> one.check(item).isEmpty()) ? Optional.empty() : withoutOne();
        }

        private Optional<Mistake> withoutOne() {
            return Mistake.value("a list with " + (one instanceof Words words ? words.wanted() : "such an item"));
        }
    }

    record Marked(Shape shape, String mark) implements Shape {
        @Override
        public JsonObject schema() {
            return shape.schema().toBuilder().with("x-tallystick-mark", mark).build();
        }

        @Override
        public boolean isPublic() {
            return false;
        }

        @Override
        public Optional<Mistake> check(Json value) {
            return shape.check(value);
        }
    }

    record Told(Shape shape, String description) implements Shape {
        @Override
        public JsonObject schema() {
            return shape.schema().toBuilder().with("description", description).build();
        }

        @Override
        public boolean isPublic() {
            return shape.isPublic();
        }

        @Override
        public Optional<Mistake> check(Json value) {
            return shape.check(value);
        }
    }
}
