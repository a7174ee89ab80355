package org.tallystick.node;

import java.io.IOException;
import java.util.Optional;
import org.tallystick.api.TlsFiles;
import org.tallystick.formats.id.MemberId;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.node.settings.MemberSettings;
import org.tallystick.node.settings.Settings;
import org.tallystick.sealing.tls.Authorities;
import org.tallystick.sealing.tls.NodeCertificate;
import org.tallystick.sealing.tls.PemException;

/** What the operator said, held against what is here: a mistake is found before anything is opened or asked for. */
final class OperatorSettings {
    private OperatorSettings() {}

    /** @throws NodeException if certificates are not as needed; the message says what to do */
    static Settings read(NetworkDirectory directory) throws IOException {
        Settings settings = Settings.read(directory.configuration());
        settings.requireOnly(directory.configuration(), directory.hosted());
        for (MemberId member : directory.hosted()) {
            requireCertificates(member, settings.of(member));
        }
        return settings;
    }

    private static void requireCertificates(MemberId member, MemberSettings settings) throws IOException {
        try {
            Optional<TlsFiles> tls = settings.tls();
            if (tls.isPresent()) {
                NodeCertificate.read(tls.get().certificates(), tls.get().privateKey());
            }
            if (settings.trust().isPresent()) {
                Authorities.of(settings.trust().get());
            }
        } catch (PemException e) {
            throw new NodeException("the node of " + member + " cannot speak TLS: " + e.getMessage());
        }
    }
}
