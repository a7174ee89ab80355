package org.tallystick.formats.tx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/** What a {@link RequestToken} is good for. */
public sealed interface Binding {

    /** The longest time between {@code iat} and {@code exp} in seconds. */
    long maxLifetime();

    /** Writes the claims of this binding. */
    JsonObject.Builder addTo(JsonObject.Builder claims);

    /**
     * One HTTP request, as in RFC 9449: the claims {@code htm}, {@code htu} and {@code bth}.
     *
     * @param method in capitals
     * @param target the request target as it stands in the request line (RFC 9112, section 3.2.1): path and query
     * @param body SHA-256 of the body's bytes, if there is a body
     */
    record Request(String method, String target, Optional<Hash> body) implements Binding {
        private static final Pattern METHOD = Pattern.compile("[A-Z]{3,7}");
        private static final Pattern TARGET = Pattern.compile("/[\\x21-\\x7e&&[^#]]{0,1999}");

        public Request {
            MalformedException.unless(METHOD.matcher(method).matches(), Fault.FIELD_VALUE, "htm is a method");
            MalformedException.unless(
                    TARGET.matcher(target).matches(), Fault.FIELD_VALUE, "htu is a path, perhaps with a query");
        }

        static Request read(JsonObject claims) {
            claims.allowOnly("iss", "aud", "iat", "exp", "jti", "htm", "htu", "bth");
            return new Request(
                    claims.string("htm"),
                    claims.string("htu"),
                    claims.optionalString("bth").map(Hash::parseUrl));
        }

        @Override
        public long maxLifetime() {
            return 300;
        }

        @Override
        public JsonObject.Builder addTo(JsonObject.Builder claims) {
            return claims.with("htm", method).with("htu", target).with("bth", body.map(Hash::url));
        }
    }

    /**
     * Whatever these words allow, for tools that only know bearer tokens: the claim {@code scope} (RFC 8693, section
     * 4.2), 1 to 8 different words with one space between them.
     */
    record Scope(List<String> words) implements Binding {
        private static final Pattern WORD = Pattern.compile("[a-z][a-z:.-]{0,39}");

        public Scope {
            words = List.copyOf(words);
            MalformedException.unless(
                    !words.isEmpty() && words.size() <= 8, Fault.FIELD_VALUE, "a scope has 1 to 8 words");
            MalformedException.unless(
                    words.stream().allMatch(word -> WORD.matcher(word).matches()),
                    Fault.FIELD_VALUE,
                    "a scope is words of a-z, ':', '.' and '-' with one space between them");
            MalformedException.unless(
                    Set.copyOf(words).size() == words.size(), Fault.FIELD_VALUE, "a scope names no word twice");
        }

        static Scope read(JsonObject claims) {
            claims.allowOnly("iss", "aud", "iat", "exp", "jti", "scope");
            return new Scope(List.of(claims.string("scope").split(" ", -1)));
        }

        @Override
        public long maxLifetime() {
            return 86_400;
        }

        @Override
        public JsonObject.Builder addTo(JsonObject.Builder claims) {
            return claims.with("scope", String.join(" ", words));
        }
    }
}
