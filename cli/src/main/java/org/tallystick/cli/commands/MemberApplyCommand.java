package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.frame.Outputs;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.node.founding.Founder;
import org.tallystick.node.founding.Founding;
import org.tallystick.sealing.keystore.Stretching;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "apply",
        header = "Draw your organisation's keys, and write what the members vote on.",
        description =
                "The keys stay in --home, encrypted under your passphrase; FILE holds the public ones. Give it to a "
                        + "member, whose administrator proposes it.",
        footer =
                "  ./tally member apply st-john --network ledger.example/health \\%n      --address https://tally.st-john.example:7101 --home mine -o st-john.json")
final class MemberApplyCommand implements Command {
    @Parameters(paramLabel = "ID", description = "What your organisation is called.")
    private String id = "";

    @Option(names = "--network", paramLabel = "NAME", required = true, description = "The network, by its name.")
    private String network = "";

    @Option(names = "--address", paramLabel = "URL", required = true, description = "Where your node will be.")
    private String address = "";

    @Option(names = "--region", paramLabel = "WORD", defaultValue = "eu", description = "Where it stands. Default: eu.")
    private String region = "eu";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "Where the application goes.")
    private Path into = Path.of("");

    @Mixin
    private HomeFolder where = new HomeFolder();

    @Override
    public Exit run(Output out) throws IOException {
        MemberId member = Targets.member(id);
        if (!(Parsed.of(() -> new NetworkName(network)) instanceof Parsed.Ok<NetworkName>(NetworkName name))) {
            throw Failure.usage(
                    "'" + network + "' is no network",
                    "it is like a URL without scheme",
                    "'tally status' shows its name");
        }
        Outputs.requireRoom(into, false);
        JsonObject application = apply(name, FounderOptions.founder(id, region, address));
        Outputs.write(into, application.text());
        out.line("the application of " + member + " is in " + into);
        out.line("  next: a member's administrator runs tally member propose " + into.getFileName());
        out.result(JsonObject.with("member", member.value())
                .with("file", into.toString())
                .build());
        return Exit.OK;
    }

    private JsonObject apply(NetworkName name, Founder candidate) throws IOException {
        Home home = where.home();
        return new Founding(home.network(), name, new SecureRandom(), InstantSource.system())
                .apply(candidate, home.newPassphrase("the keys of " + candidate.member()), Stretching.CHOSEN);
    }
}
