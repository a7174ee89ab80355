package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.AtomicFile;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Founds a network on this machine: draws every member's keys, encrypted under your passphrase, and "
                        + "writes the genesis that all of them sign. 'tally up' then runs it.",
        footer = {
            "  ./tally init --network ledger.example/health \\%n      --member st-mary=http://127.0.0.1:7101 \\%n      --member lab-north=http://127.0.0.1:7102",
            "  ./tally init --public --network ledger.example/food --region us \\%n      --member farm=https://farm.example --region farm=eu \\%n      --member shop=https://shop.example"
        })
public final class InitCommand implements Command {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            required = true,
            description = "Its name: a URL without scheme that is yours, such as ledger.example/health.")
    private String network = "";

    @Mixin
    private FounderOptions members = new FounderOptions();

    @Option(
            names = "--public",
            description = "Let anyone read what the ledger holds, for good; details and payloads stay with members.")
    private boolean open;

    @Mixin
    private HomeFolder where = new HomeFolder();

    @Override
    public Exit run(Output out) throws IOException {
        NetworkName name = name();
        List<Founder> founders = members.founders();
        Home at = where.requireFolder();
        requireNobodysFolder(at);
        Genesis genesis = found(at, name, founders);
        announce(genesis, founders, at, out);
        return Exit.OK;
    }

    private void requireNobodysFolder(Home at) {
        if (Files.exists(at.network().genesis())) {
            throw Failure.input(
                    "there is a network in " + at.root() + " already",
                    "its keys and its ledger would be lost",
                    "choose another folder with --home, or run it with 'tally up'");
        }
        if (Files.exists(at.network().root().resolve("members"))) {
            throw Failure.input(
                    "there are members' keys in " + at.root() + " already",
                    "they may be somebody's, though there is no genesis.json",
                    "choose another folder with --home, or delete that one if nobody needs it");
        }
    }

    private Genesis found(Home at, NetworkName name, List<Founder> founders) throws IOException {
        Passphrase passphrase = at.newPassphrase("the keys of all members");
        AtomicFile.createFolders(at.root());
        return new Founding(at.network(), name, open, new SecureRandom(), InstantSource.system())
                .found(founders, passphrase, Stretching.CHOSEN);
    }

    private void announce(Genesis genesis, List<Founder> founders, Home at, Output out) {
        out.line("founded " + genesis.network() + (open ? ", public," : "") + " in " + at.root() + " with "
                + founders.stream().map(founder -> founder.member().value()).collect(Collectors.joining(", ")));
        out.line("  genesis " + genesis.hash() + ": founders compare this before they start");
        out.line("  next: tally up --home " + at.root() + ", and in another terminal");
        out.line("        tally account new NAME --member MEMBER --role ROLE --home " + at.root());
        out.result(JsonObject.with("network", genesis.network().value())
                .with("genesis", genesis.hash())
                .with("public", open)
                .build());
    }

    private NetworkName name() {
        try {
            return new NetworkName(network);
        } catch (MalformedException e) {
            throw Failure.usage("'" + network + "' cannot name a network", e.detail(), "such as ledger.example/health");
        }
    }
}
