package org.tallystick.cli.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.engine.GenesisException;
import org.tallystick.ledger.log.SealException;
import org.tallystick.ledger.store.StoreFailure;
import org.tallystick.node.NodeException;
import org.tallystick.node.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Runs the network in the folder until you stop it. Where there is none it makes one to try out: a "
                        + "hospital, a laboratory and a clinic with a few people, all in this one process.",
        footer = {"  ./tally up", "  ./tally up --home /srv/tally"})
public final class UpCommand implements Command {
    @Mixin
    private HomeFolder where = new HomeFolder();

    @Option(
            names = "--log",
            paramLabel = "LEVEL",
            defaultValue = "${env:TALLY_LOG:-info}",
            description =
                    "What is logged to standard error: error, warning, info or debug. Default: info, or TALLY_LOG.")
    private String log = "info";

    @Override
    public Exit run(Output out) throws IOException {
        out.showLog(log);
        try {
            return keepRunning(out);
        } catch (NodeException | SettingsException | StoreFailure | SealException | GenesisException e) {
            throw Failure.input(
                    "the network does not start", String.valueOf(e.getMessage()), "do as it says, and start again");
        }
    }

    private Exit keepRunning(Output out) throws IOException {
        try (Stage stage = open(out)) {
            Thread onSignal = new Thread(() -> stop(stage, out), "stop");
            Runtime.getRuntime().addShutdownHook(onSignal);
            try {
                announce(stage, out);
                return stage.network().awaitEnd().map(why -> failed(out, why)).orElse(Exit.OK);
            } finally {
                forget(onSignal);
            }
        }
    }

    /** Someone pressed Ctrl-C or sent SIGTERM. Once all is closed that is a good end, whatever the JVM makes of signals. */
    private static void stop(Stage stage, Output out) {
        try {
            stage.close();
            out.note("stopped");
        } catch (RuntimeException e) {
            out.note("stopping: " + e.getMessage());
            Runtime.getRuntime().halt(Exit.INPUT.code());
        }
        Runtime.getRuntime().halt(Exit.OK.code());
    }

    private static void forget(Thread onSignal) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            return; // the signal has come
        }
    }

    private Stage open(Output out) throws IOException {
        Home at = where.requireFolder();
        if (Files.exists(at.network().genesis())) {
            out.line("starting the network in " + at.root());
            return peopled(Stage.start(at));
        }
        out.line("making a network to try out in " + at.root());
        return peopled(Stage.foundWhereExpected(at.root()));
    }

    private static Stage peopled(Stage stage) throws IOException {
        if (Stage.isForTryingOut(stage.home())) {
            try {
                stage.register();
            } catch (RuntimeException | IOException e) {
                stage.close();
                throw e;
            }
        }
        return stage;
    }

    private void announce(Stage stage, Output out) throws IOException {
        Map<MemberId, URI> addresses = stage.network().addresses();
        out.line("");
        addresses.forEach((member, address) -> out.line("  " + out.style().strong(member.value()) + "  " + address));
        JsonObject.Builder json =
                JsonObject.with("network", stage.network().name().value());
        addresses.forEach((member, address) -> json.with(member.value(), address.toString()));
        out.result(json.build());
        Home at = stage.home();
        if (Stage.isForTryingOut(at)) {
            new NextSteps(addresses).print(at, out);
        } else if (at.walletNames().isEmpty()) {
            out.line("");
            out.line("Nobody has an account yet. In another terminal:");
            out.line("  tally account new NAME --member "
                    + addresses.keySet().iterator().next() + " --role ROLE" + atHome());
        }
        out.line("");
        out.line("Running; Ctrl-C stops it, './tally up' goes on where it was.");
    }

    private String atHome() {
        Path home = where.home().root();
        return home.equals(Path.of(Home.USUAL)) ? "" : " --home " + home;
    }

    private static Exit failed(Output out, String why) {
        out.note("the node has stopped: " + why);
        return Exit.INPUT;
    }
}
