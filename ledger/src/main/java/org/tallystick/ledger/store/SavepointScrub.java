package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tallystick.formats.MalformedException;

/** Reads the newest savepoint, a section at a time. One that is replaced meanwhile does not matter any more. */
final class SavepointScrub implements ScrubPart {
    private final Optional<Path> file;
    private final Findings findings;
    private int section;

    SavepointScrub(Path folder, Findings findings) {
        this.file = SavepointFiles.newestFile(folder);
        this.findings = findings;
    }

    @Override
    public long read() {
        if (file.isEmpty() || section == SavepointHeader.SECTIONS) {
            return 0;
        }
        try {
            return SavepointReader.check(file.get(), section++);
        } catch (IOException | StoreFailure | MalformedException _) {
            section = SavepointHeader.SECTIONS;
            findings.unless(
                    !Files.exists(file.get()),
                    new Finding.DerivedDiffers(Path.of("state"), "the savepoint is damaged"));
            return 0;
        }
    }
}
