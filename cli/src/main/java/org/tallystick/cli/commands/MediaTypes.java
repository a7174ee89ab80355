package org.tallystick.cli.commands;

import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Optional;

/** The media type that a file's ending promises. */
final class MediaTypes {
    private MediaTypes() {}

    static String of(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".fhir.json")) {
            return "application/fhir+json";
        }
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("application/octet-stream");
    }
}
