package org.tallystick.cli.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.Trust;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where wallets are, and whom to believe. */
final class HomeOptions {
    @Mixin
    private HomeFolder folder = new HomeFolder();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            defaultValue = "${env:TALLY_TRUST}",
            description =
                    "Authorities of https nodes, in PEM; the network's or the system's unless given (or set TALLY_TRUST).")
    private @Nullable Path trust;

    Home home() {
        return folder.home();
    }

    Trust trust() {
        return new Trust(home(), Optional.ofNullable(trust));
    }
}
