package org.tallystick.ledger.store;

import java.io.IOException;

/** What is derived from the log and lies in files: the index, the hashes and the offsets. */
record Derived(Index index, HashFiles hashes, Offsets offsets) implements AutoCloseable {

    static Derived open(StoreDirectory directory) {
        HashFiles hashes = HashFiles.open(directory.hashes());
        Offsets offsets = Offsets.open(directory.offsets());
        return new Derived(Index.open(directory.index()), hashes, offsets);
    }

    /** Removes all that is derived, savepoints too; it will be built again from the blocks. */
    static void delete(StoreDirectory directory) {
        try {
            StoreDirectory.delete(directory.index());
            StoreDirectory.delete(directory.hashes());
            StoreDirectory.delete(directory.offsets());
            StoreDirectory.delete(directory.state());
        } catch (IOException e) {
            throw StoreFailure.of(e, "Removing derived files");
        }
    }

    /** Makes everything last that has been added. */
    void sync() throws IOException {
        index.flush();
        hashes.force();
        offsets.force();
    }

    @Override
    public void close() {
        index.close();
        try (offsets) {
            hashes.close();
        }
    }
}
