package org.tallystick.cli.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.engine.Genesis;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.keystore.Passphrase;
import org.tallystick.sealing.keystore.Stretching;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Founds a network on this machine: draws every member's keys, encrypted under your passphrase, and "
                        + "writes the genesis that all of them sign. 'tally up' then runs it.",
        footer = {
            "  ./tally init --network ledger.example/health --region eu \\%n      --member st-mary=http://127.0.0.1:7101 \\%n      --member lab-north=http://127.0.0.1:7102"
        })
public final class InitCommand implements Command {
    @Option(
            names = "--network",
            paramLabel = "NAME",
            required = true,
            description = "Its name: a URL without scheme that is yours, such as ledger.example/health.")
    private String network = "";

    @Option(
            names = "--member",
            paramLabel = "ID=URL",
            required = true,
            description = "A founder and the address of its node; give it once for each.")
    private Map<String, URI> members = new LinkedHashMap<>();

    @Option(
            names = "--region",
            paramLabel = "WORD",
            defaultValue = "eu",
            description = "Where their vaults stand. Default: eu.")
    private String region = "eu";

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = Home.DEFAULT,
            description = "Where everything is kept. Default: .tally/network, or TALLY_HOME.")
    private Path home = Path.of("");

    @Override
    public Exit run(Output out) throws IOException {
        Home at = new Home(home);
        if (Files.exists(at.network().genesis())) {
            throw Failure.input(
                    "there is a network in " + home + " already",
                    "its keys and its ledger would be lost",
                    "choose another folder with --home, or run it with 'tally up'");
        }
        Genesis genesis = found(at);
        out.line("founded " + genesis.network() + " in " + home + " with " + String.join(", ", members.keySet()));
        out.line("  genesis " + genesis.hash() + ": founders compare this before they start");
        out.line("  next: tally up --home " + home + ", then tally account new NAME --member MEMBER");
        out.result(JsonObject.with("network", genesis.network().value())
                .with("genesis", genesis.hash())
                .build());
        return Exit.OK;
    }

    private Genesis found(Home at) throws IOException {
        NetworkName name = parsed();
        List<Founder> founders = new ArrayList<>();
        for (Map.Entry<String, URI> member : members.entrySet()) {
            founders.add(founder(member.getKey(), member.getValue()));
        }
        requireDifferentAddresses();
        if (Files.exists(at.network().root().resolve("members"))) {
            throw Failure.input(
                    "there are members' keys in " + home + " already",
                    "they may be somebody's, though there is no genesis.json",
                    "choose another folder with --home, or delete that one if nobody needs it");
        }
        Passphrase passphrase = at.passphrase(at.network().root().resolve("members"));
        Files.createDirectories(home);
        return new Founding(at.network(), name, new SecureRandom(), InstantSource.system())
                .found(founders, passphrase, Stretching.CHOSEN);
    }

    private void requireDifferentAddresses() {
        Set<String> taken = new HashSet<>();
        members.forEach((member, address) -> {
            if (!taken.add(address.getAuthority())) {
                throw Failure.usage(
                        "two members cannot have one address",
                        "the node of " + member + " could not listen on " + address.getAuthority(),
                        "give each its own port");
            }
        });
    }

    private NetworkName parsed() {
        try {
            return new NetworkName(network);
        } catch (MalformedException e) {
            throw Failure.usage("'" + network + "' cannot name a network", e.detail(), "such as ledger.example/health");
        }
    }

    private Founder founder(String id, URI address) {
        if (address.getHost() == null
                || address.getPort() < 0
                || !String.valueOf(address.getScheme()).startsWith("http")) {
            throw Failure.usage(
                    "'" + address + "' is no address of a node",
                    "it needs scheme, host and port",
                    "such as http://127.0.0.1:7101");
        }
        if (!region.matches("[a-z][a-z-]{0,23}")) {
            throw Failure.usage("'" + region + "' is no region", "it is a word of a-z and '-'", "such as eu");
        }
        try {
            return new Founder(new MemberId(id), region, address);
        } catch (MalformedException e) {
            throw Failure.usage("'" + id + "' cannot name a member", e.detail(), "such as st-mary");
        }
    }
}
