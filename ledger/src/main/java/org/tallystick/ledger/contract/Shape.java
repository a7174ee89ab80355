package org.tallystick.ledger.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * What an argument must look like. One definition gives both the JSON Schema that the API publishes (2020-12) and the
 * check that runs on every transaction; a test holds the two against each other.
 */
public sealed interface Shape
        permits Shape.Fields,
                Shapes.Words,
                Shapes.Whole,
                Shapes.Truth,
                Shapes.Many,
                Shapes.Having,
                Either,
                Shapes.Told,
                Shapes.Marked {

    /** The JSON Schema of this shape, without {@code $schema}. */
    JsonObject schema();

    /** The first thing wrong with the value, if anything is. */
    Optional<Mistake> check(Json value);

    /** The same shape with a sentence for the reader of the schema. */
    default Shape described(String description) {
        return new Shapes.Told(this, description);
    }

    /** The same shape, of something that says who or what a person is: for details, never for arguments. */
    default Shape personal() {
        return new Shapes.Marked(this, "personal");
    }

    /** The same shape, of something that opens or unlocks: for details, never for arguments. */
    default Shape secret() {
        return new Shapes.Marked(this, "secret");
    }

    /** False if it, or anything within, is marked personal or secret: such a shape is none for public arguments. */
    default boolean isPublic() {
        return true;
    }

    /** An object with no fields yet; a field that is not declared is a mistake. */
    static Fields object() {
        return Fields.NONE;
    }

    /** A random identifier: 32 lower-case hexadecimal digits ({@code formats.id.Handle}). */
    static Shape handle() {
        return Shapes.HANDLE;
    }

    /** A SHA-256 value in base64url, 43 characters ({@code formats.Hash#parseUrl}). */
    static Shape hash() {
        return Shapes.BYTES_32;
    }

    /** An account, such as {@code a7f3c2@st-mary} ({@code formats.id.AccountId}). */
    static Shape account() {
        return Shapes.ACCOUNT;
    }

    /** A member, such as {@code st-mary} ({@code formats.id.MemberId}). */
    static Shape member() {
        return Shapes.MEMBER;
    }

    /** A short word, such as the role {@code doctor}: 1 to 24 characters of {@code a-z -}, a letter first. */
    static Shape word() {
        return Shapes.WORD;
    }

    /** An Ed25519 public key in base64url, 43 characters. */
    static Shape signingKey() {
        return Shapes.BYTES_32;
    }

    /** An X25519 or X-Wing public key in base64url, 43 or 1,622 characters. */
    static Shape encryptionKey() {
        return Shapes.ENCRYPTION_KEY;
    }

    /** A verifier key of a signed note (c2sp.org/signed-note): name, hash and key, joined by plus signs. */
    static Shape verifierKey() {
        return Shapes.VERIFIER_KEY;
    }

    /** The base URL of a node: scheme, host, perhaps port and path. */
    static Shape address() {
        return Shapes.ADDRESS;
    }

    /** An integer from {@code min} to {@code max}, both included. */
    static Shape integer(long min, long max) {
        return new Shapes.Whole(min, max);
    }

    /** A point in time: milliseconds since 1970, UTC. */
    static Shape time() {
        return new Shapes.Whole(0, Json.MAX_INTEGER);
    }

    /** True or false. */
    static Shape truth() {
        return Shapes.Truth.TRUTH;
    }

    /** One line of text of 1 to {@code max} characters (code points), none of them a control character. */
    static Shape text(int max) {
        return Shapes.text(max);
    }

    /**
     * A text of a form that is defined elsewhere.
     *
     * @param form a regular expression for the whole of it, which Java and ECMA-262 read alike
     * @param wanted the same in words
     */
    static Shape form(String form, String wanted) {
        return Shapes.words(form, wanted);
    }

    /** One of a few words. */
    static Shape oneOf(String... values) {
        return Shapes.oneOf(List.of(values));
    }

    /** The word {@code true}: what is either said or left out. */
    static Shape yes() {
        return Shapes.Truth.YES;
    }

    /** At most {@code max} items of one shape. */
    static Shape list(Shape item, int max) {
        return new Shapes.Many(item, max);
    }

    /** At most {@code max} items of one shape, at least one of which is one of these. */
    static Shape listWith(Shape item, int max, Shape one) {
        return new Shapes.Having(new Shapes.Many(item, max), one);
    }

    /** One of several objects, which their first fields tell apart: each has one, by name or by value its own. */
    static Shape either(Fields... forms) {
        return new Either(List.of(forms));
    }

    /**
     * An object of declared fields. Immutable: each call gives a new one.
     */
    final class Fields implements Shape {
        private static final Fields NONE = new Fields(new Field[0]);

        private record Field(String name, Shape shape, boolean required) {}

        private final Field[] fields;

        private Fields(Field[] fields) {
            this.fields = fields;
        }

        /** Adds a field that must be there. */
        public Fields required(String name, Shape shape) {
            return with(new Field(name, shape, true));
        }

        /** Adds a field that may be there. */
        public Fields optional(String name, Shape shape) {
            return with(new Field(name, shape, false));
        }

        /** True if the object has the first of these fields. */
        boolean isNamedBy(JsonObject object) {
            return object.has(fields[0].name());
        }

        /** True if the object has the first of these fields, and it is as it must be. */
        boolean isMeantBy(JsonObject object) {
            return object.get(fields[0].name())
                    .filter(value -> fields[0].shape().check(value).isEmpty())
                    .isPresent();
        }

        /** True if there is a field of that name. */
        public boolean has(String name) {
            return Arrays.stream(fields).anyMatch(field -> field.name().equals(name));
        }

        private Fields with(Field field) {
            Field[] more = Arrays.copyOf(fields, fields.length + 1);
            more[fields.length] = field;
            return new Fields(more);
        }

        @Override
        public JsonObject schema() {
            JsonObject.Builder properties = JsonObject.builder();
            for (Field field : fields) {
                properties.with(field.name(), field.shape().schema());
            }
            List<String> required = Arrays.stream(fields)
                    .filter(Field::required)
                    .map(Field::name)
                    .toList();
            return JsonObject.with("type", "object")
                    .with("properties", properties.build())
                    .with("required", JsonArray.ofStrings(required))
                    .with("additionalProperties", false)
                    .build();
        }

        @Override
        public boolean isPublic() {
            return Arrays.stream(fields).allMatch(field -> field.shape().isPublic());
        }

        @Override
        public Optional<Mistake> check(Json value) {
            return value instanceof JsonObject object ? checkFields(object) : Mistake.type("an object");
        }

        private Optional<Mistake> checkFields(JsonObject object) {
            int present = 0;
            for (Field field : fields) {
                Optional<Json> found = object.get(field.name());
                if (found.isPresent()) {
                    present++;
                    Optional<Mistake> mistake = field.shape().check(found.get());
                    if (mistake.isPresent()) {
                        return Optional.of(mistake.get().within(field.name()));
                    }
                } else if (field.required()) {
                    return Mistake.missing(field.name());
                }
            }
            return present == object.names().size() ? Optional.empty() : Mistake.unknown(firstUnknown(object));
        }

        private String firstUnknown(JsonObject object) {
            return object.names().stream()
                    .filter(name -> Arrays.stream(fields)
                            .noneMatch(field -> field.name().equals(name)))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
