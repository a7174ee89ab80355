package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/**
 * Loads RocksDB's native code. RocksDB unpacks it into the folder for temporary files and removes it when the process ends
 * well; here it is removed as soon as it is loaded, so that a killed node leaves nothing behind, and nobody can exchange it.
 */
final class NativeLibrary {
    private NativeLibrary() {}

    static void load() {
        try {
            Path folder = Files.createTempDirectory("tallystick-native");
            NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
            RocksDB.loadLibrary();
            StoreDirectory.delete(folder);
        } catch (IOException e) {
            throw StoreFailure.of(e, "Unpacking RocksDB's native library");
        }
    }
}
