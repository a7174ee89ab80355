package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/**
 * Reads the index's files from the disk and has RocksDB check its own checksums. Whether the keys in them are the right ones
 * only an audit tells.
 */
final class IndexScrub implements ScrubPart {
    private final Iterator<Path> files;
    private final Findings findings;

    IndexScrub(Index index, Findings findings) {
        this.files = index.files().iterator();
        this.findings = findings;
    }

    @Override
    public long read() {
        return files.hasNext() ? check(files.next()) : 0;
    }

    /** Files that were merged into others meanwhile do not matter any more. */
    private long check(Path file) {
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options)) {
            long size = Files.size(file);
            reader.open(file.toString());
            reader.verifyChecksum();
            return size;
        } catch (RocksDBException | IOException e) {
            findings.unless(
                    !Files.exists(file),
                    new Finding.DerivedDiffers(Path.of("index"), "a file of the index is damaged: " + e.getMessage()));
            return 1;
        }
    }
}
