package org.tallystick.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.client.Draft;
import org.tallystick.client.Identity;
import org.tallystick.client.Submitted;
import org.tallystick.client.Tally;
import org.tallystick.node.settings.Settings;
import org.tallystick.node.settings.SettingsException;
import org.tallystick.sealing.tls.Authorities;
import org.tallystick.sealing.tls.PemException;

/**
 * Whose certificates are believed where a node's address is https: those in the file that was named, else those that the
 * settings of a network in the same folder name, else the system's.
 *
 * @param named the PEM file that the user named
 */
public record Trust(Home home, Optional<Path> named) {
    private static final String NEXT = "name the PEM file of the authority with --trust or TALLY_TRUST";

    /** A connection to the node of the identity's own member. Nothing is sent before the first call. */
    public Connection connect(URI node, Identity identity) throws IOException {
        Optional<SSLContext> believed = of(node);
        Connection connection =
                believed.isPresent() ? Tally.connect(node, identity, believed.get()) : Tally.connect(node, identity);
        return connection.keeping(home.pending());
    }

    /** Sends what was signed before. */
    public Submitted submit(URI node, Draft draft) throws IOException {
        Optional<SSLContext> believed = of(node);
        return believed.isPresent() ? Tally.submit(node, draft, believed.get()) : Tally.submit(node, draft);
    }

    /** Whom to believe there; nothing if it is the system's affair, or nobody proves anything. */
    private Optional<SSLContext> of(URI node) throws IOException {
        Optional<Path> file = "https".equals(node.getScheme()) ? authorities() : Optional.empty();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isReadable(file.get())) {
            throw Failure.input("nobody is believed", "there is no file " + file.get() + " for you", NEXT);
        }
        try {
            return Optional.of(Authorities.of(file.get()));
        } catch (PemException e) {
            throw Failure.input("nobody is believed", String.valueOf(e.getMessage()), NEXT);
        }
    }

    private Optional<Path> authorities() throws IOException {
        if (named.isPresent()) {
            return named;
        }
        try {
            return Settings.read(home.network().configuration()).usual().trust();
        } catch (SettingsException e) {
            throw Failure.input("the network's settings are not understood", String.valueOf(e.getMessage()), NEXT);
        }
    }
}
