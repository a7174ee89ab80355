package org.tallystick.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to try next. */
final class Curtain {
    private Curtain() {}

    static List<String> lines(Optional<Path> kept) {
        List<String> lines = new ArrayList<>(List.of(
                "./tally up          keeps such a network running, for files of your own",
                "./tally --help      shows every command",
                "SECURITY.md         says what holds against whom, and what does not",
                "spec/               is all it takes to write a client in another language"));
        kept.ifPresentOrElse(
                folder -> {
                    lines.add("./tally up --home " + folder + "   goes on with this very network;");
                    lines.add("export TALLY_HOME=" + folder + "   and what stands above can be typed");
                },
                () -> lines.add("./tally demo --keep FOLDER   keeps it all, and what stands above can be typed"));
        return lines;
    }
}
