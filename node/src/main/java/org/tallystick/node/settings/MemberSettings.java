package org.tallystick.node.settings;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.api.Limits;
import org.tallystick.api.Listen;
import org.tallystick.api.TlsFiles;
import org.tallystick.formats.id.MemberId;

/**
 * How one member's node runs.
 *
 * @param listen where; by its address if nothing is said
 * @param tls with which certificate; in the clear without
 * @param trust whose certificates it believes of other members' nodes; the system's authorities if nothing is said
 * @param limits what clients may take
 * @param vault how its vault is kept
 */
public record MemberSettings(
        Optional<InetSocketAddress> listen,
        Optional<TlsFiles> tls,
        Optional<Path> trust,
        Limits limits,
        VaultKeeping vault) {
    private static final String HTTPS = "https";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** Where nothing is said. */
    static final MemberSettings USUAL =
            new MemberSettings(Optional.empty(), Optional.empty(), Optional.empty(), Limits.USUAL, VaultKeeping.USUAL);

    /**
     * Where and how that member's node listens, whom others reach at the address.
     *
     * @throws SettingsException if it would not listen as the address promises
     */
    public Listen listen(MemberId member, URI address) {
        boolean promised = HTTPS.equals(address.getScheme());
        if (promised && tls.isEmpty() && listen.isEmpty()) {
            throw new SettingsException(
                    "the address of " + member + " is " + address + ", and its node has no certificate:"
                            + " name one as 'members." + member
                            + ".tls' in tallystick.yaml, or, if a proxy before it speaks TLS,"
                            + " say where the proxy finds it as 'members." + member + ".listen'");
        }
        if (!promised && tls.isPresent()) {
            throw new SettingsException("the address of " + member + " is " + address + ", where nobody expects TLS:"
                    + " take 'members." + member + ".tls' out of tallystick.yaml");
        }
        int usual = promised ? HTTPS_PORT : HTTP_PORT;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return new Listen(listen.orElseGet(() -> new InetSocketAddress(address.getHost(), port)), tls, limits);
    }
}
