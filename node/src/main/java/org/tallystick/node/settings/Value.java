package org.tallystick.node.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One value of the file.
 *
 * @param path the names that lead there, joined by dots
 * @param text as it stands there, without space around it
 */
record Value(Path file, int line, String path, String text) {
    private static final int SHOWN = 60;

    /** Bytes. */
    long size(long least, long most) {
        return amount(Unit.SIZE, least, most);
    }

    /** A number of things. */
    int count(int least, int most) {
        return Math.toIntExact(amount(Unit.COUNT, least, most));
    }

    /** A span of time. */
    Duration time(Duration least, Duration most) {
        return Duration.ofMillis(amount(Unit.TIME, least.toMillis(), most.toMillis()));
    }

    private long amount(Unit unit, long least, long most) {
        return unit.parse(text)
                .filter(amount -> amount >= least && amount <= most)
                .orElseThrow(() -> wrong("must be " + unit.range(least, most)));
    }

    /** Host and port. */
    InetSocketAddress address() {
        try {
            URI uri = new URI("tcp://" + text);
            if (uri.getHost() != null && uri.getPort() >= 0 && text.equals(uri.getAuthority())) {
                return new InetSocketAddress(uri.getHost(), uri.getPort());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw notAnAddress();
        }
        throw notAnAddress();
    }

    private SettingsException notAnAddress() {
        return wrong("must be a host and a port, such as 0.0.0.0:7101");
    }

    /** A file that can be read; its path is relative to the file of settings. */
    Path readable() {
        try {
            Path named = file.toAbsolutePath().resolveSibling(text);
            if (Files.isRegularFile(named) && Files.isReadable(named)) {
                return named;
            }
            throw wrong("must be a file that this user may read, and " + named + " is none");
        } catch (InvalidPathException e) {
            throw wrong("must be a file");
        }
    }

    /** That this value is not what it should be. */
    private SettingsException wrong(String what) {
        return new SettingsException(file + ", line " + line + ": '" + path + "' is '" + shown() + "' and " + what);
    }

    private String shown() {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "..." : printable;
    }
}
