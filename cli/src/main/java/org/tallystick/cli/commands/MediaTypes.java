package org.tallystick.cli.commands;

import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.cli.frame.Failure;

/** The media type that a file's ending promises. */
final class MediaTypes {
    private static final int LONGEST = 100;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*"; // RFC 6838, section 4.2

    private MediaTypes() {}

    /** One that was typed. */
    static String given(String text) {
        if (text.length() > LONGEST || !text.matches(NAME + "/" + NAME + "( *; *[ -~]+)?")) {
            throw Failure.usage(
                    "'" + text + "' is no media type",
                    "it has the form type/subtype, of at most " + LONGEST + " characters",
                    "write it like text/csv, or leave --media-type out");
        }
        return text;
    }

    static String of(Path file) {
        return promisedBy(file).orElse("application/octet-stream");
    }

    /** What the ending promises, if it is one that promises anything. */
    static Optional<String> promisedBy(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            return Optional.of("text/csv");
        }
        if (name.endsWith(".fhir.json")) {
            return Optional.of("application/fhir+json");
        }
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name));
    }
}
