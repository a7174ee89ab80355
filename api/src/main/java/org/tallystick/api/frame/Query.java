package org.tallystick.api.frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;

/** The query of a request (RFC 3986, section 3.4), each name at most once and none that the endpoint does not know. */
final class Query {
    private final Map<String, String> values = new TreeMap<>();

    private Query() {}

    static Query parse(Optional<String> raw, Set<String> known) {
        Query query = new Query();
        if (raw.isPresent() && !raw.get().isEmpty()) {
            for (String pair : raw.get().split("&", -1)) {
                query.add(pair, known);
            }
        }
        return query;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All but the paging, in one form, so that a cursor can be tied to it. */
    String withoutPaging() {
        Map<String, String> rest = new TreeMap<>(values);
        rest.remove("limit");
        rest.remove("cursor");
        return rest.toString();
    }

    private void add(String pair, Set<String> known) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        ProblemException.unless(
                known.contains(name),
                Code.UNKNOWN_PARAMETER,
                known.isEmpty() ? "there are no parameters here" : "known here: " + String.join(", ", sorted(known)));
        String before = values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        ProblemException.unless(before == null, Code.UNKNOWN_PARAMETER, "'" + name + "' stands twice");
    }

    private static String[] sorted(Set<String> names) {
        return names.stream().sorted().toArray(String[]::new);
    }

    /** Percent-decoding, strict: a percent sign has two hexadecimal digits after it, and the bytes are UTF-8. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(octet(text, i + 1));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return Bytes.wrap(bytes.toByteArray()).text();
        } catch (MalformedException e) {
            throw new ProblemException(Code.BAD_PARAMETER, "percent-encoded bytes are UTF-8");
        }
    }

    private static int octet(String text, int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = high >= 0 ? Character.digit(text.charAt(at + 1), 16) : -1;
        ProblemException.unless(low >= 0, Code.BAD_PARAMETER, "a percent sign has two hexadecimal digits after it");
        return high << 4 | low;
    }
}
