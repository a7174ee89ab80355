package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.demo.Story;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Shows a consortium on this machine, in about a minute: a hospital, a laboratory and a clinic share "
                        + "real files under the patient's consent. Every line is the outcome of a signed transaction over HTTP.",
        footer = {"  ./tally demo", "  ./tally demo --keep /tmp/demo"})
public final class DemoCommand implements Command {
    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Leave everything in this new folder. Default: a temporary one, which goes away.")
    private @Nullable Path keep;

    @Override
    public Exit run(Output out) throws IOException {
        boolean asItShould = keep == null ? Story.tell(out) : Story.tellIn(keep, out);
        return asItShould ? Exit.OK : Exit.REFUSED;
    }
}
