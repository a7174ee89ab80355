package org.tallystick.ledger.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tallystick.ledger.store.MadeRows.Place;

/** Compares the rows of what each member's entries made with what the blocks give. */
final class MadeAudit {
    private final Index index;
    private final Path folder;
    private final Findings findings;
    private boolean everyBlock = true;
    private long made;

    MadeAudit(Index index, Path folder, Findings findings) {
        this.index = index;
        this.folder = folder;
        this.findings = findings;
    }

    /** Compares with the next block, if its entries can be read. */
    void block(Frame frame, Optional<Block> block) {
        everyBlock &= block.isPresent();
        block.ifPresent(read -> rows(frame, read).all().forEach((row, places) -> {
            made += places.size();
            List<Place> found = index.made(row, frame.nextEntry(), places.size());
            findings.unless(
                    found.equals(places.reversed()),
                    differs("what " + row.member() + " made in block " + frame.number() + " is wrong: " + row.kind()));
        }));
    }

    /** Compares what can only be compared at the end. */
    void finish() {
        findings.unless(!everyBlock || index.countMade() == made, differs("something was made that never was"));
    }

    private static MadeRows rows(Frame frame, Block block) {
        MadeRows rows = new MadeRows();
        for (Frame.Placed<ChangeRecord> placed : frame.changes()) {
            ChangeRecord change = placed.item();
            if (change.previous() == 0) {
                Place place = new Place(change.entry(), placed.location());
                rows.add(change.key(), block.member((int) (change.entry() - frame.firstEntry())), place);
            }
        }
        return rows;
    }

    private Finding differs(String what) {
        return new Finding.DerivedDiffers(folder, what);
    }
}
