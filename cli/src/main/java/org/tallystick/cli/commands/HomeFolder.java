package org.tallystick.cli.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.wallet.Home;
import picocli.CommandLine.Option;

/** The option that says where a network, its keys and people's wallets are. */
final class HomeFolder {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = Home.DEFAULT,
            description = "Where network, keys and wallets are. Default: .tally/network, or TALLY_HOME.")
    private Path folder = Path.of(Home.USUAL);

    Home home() {
        return new Home(folder);
    }

    /** For a network that is to be founded or run there: a folder, or nothing yet. */
    Home requireFolder() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Failure.input(folder + " is no folder", "a network needs one", "name another with --home");
        }
        return home();
    }
}
