package org.tallystick.sharing.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Bytes;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;

/** A disk that is full. */
@Tag("slow")
class DocumentStoreSlowTest {
    private static final Bytes CONTENT = Bytes.utf8("x".repeat(4000));

    @TempDir
    Path folder;

    @Test
    void onAFullDiskDocumentsAreRefusedAndNoneIsLost() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()))
                .as("a small disk can be mounted here")
                .isZero();
        MasterKey key = MasterKey.generate(new SecureRandom());
        Path documents = disk.resolve("documents");
        int stored = 0;
        try {
            try (DocumentStore store = DocumentStore.open(documents, key, Bulk.fastest(), new SecureRandom())) {
                stored = fill(store.shelf("details"));
                assertThat(store.shelf("details").has("d" + stored)).isFalse();
                assertThat(store.shelf("details").get("d" + (stored - 1))).contains(CONTENT);
            }
            assertThat(run("mount", "-o", "remount,size=48m", disk.toString())).isZero();
            try (DocumentStore store = DocumentStore.open(documents, key, Bulk.fastest(), new SecureRandom())) {
                assertThat(store.shelf("details").list().documents()).hasSize(stored);
                store.shelf("details").put("one more", CONTENT);
                assertThat(store.shelf("details").get("one more")).contains(CONTENT);
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int fill(Shelf shelf) throws IOException {
        int stored = 0;
        try {
            while (stored < 100_000) {
                shelf.put("d" + stored, CONTENT);
                stored++;
            }
            throw new AssertionError("the disk never filled up");
        } catch (StoreFullException e) {
            return stored;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
