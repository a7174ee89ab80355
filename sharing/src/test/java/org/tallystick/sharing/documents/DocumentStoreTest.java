package org.tallystick.sharing.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;

class DocumentStoreTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private final MasterKey vaultKey = MasterKey.generate(RANDOM);
    private DocumentStore store;
    private Shelf details;

    @BeforeEach
    void open() throws IOException {
        store = DocumentStore.open(folder.resolve("documents"), vaultKey, Bulk.fastest(), RANDOM);
        details = store.shelf("details");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDocumentIsFoundByItsName() throws IOException {
        details.put("digest", Bytes.utf8("what was said"));
        assertThat(details.get("digest")).contains(Bytes.utf8("what was said"));
        assertThat(details.has("digest")).isTrue();
        assertThat(details.get("other")).isEmpty();
        assertThat(store.shelf("outbox").get("digest")).isEmpty();
    }

    @Test
    void aLaterDocumentTakesThePlaceOfAnEarlier() throws IOException {
        details.put("name", Bytes.utf8("first"));
        details.put("name", Bytes.EMPTY);
        assertThat(details.get("name")).contains(Bytes.EMPTY);
        details.delete(List.of("name", "never there"));
        assertThat(details.has("name")).isFalse();
    }

    @Test
    void whatWasPutIsThereAfterTheStoreWasOpenedAgain() throws IOException {
        details.putAll(IntStream.range(0, 300)
                .mapToObj(i -> new Document("d" + i, Bytes.utf8("content " + i)))
                .toList());
        reopen(vaultKey);
        assertThat(details.get("d299")).contains(Bytes.utf8("content 299"));
        assertThat(details.list().documents()).hasSize(300).contains(new Document("d7", Bytes.utf8("content 7")));
    }

    @Test
    void aShelfListsItsOwnDocumentsOnly() throws IOException {
        details.put("a", Bytes.utf8("1"));
        store.shelf("outbox").put("b", Bytes.utf8("2"));
        assertThat(store.shelf("outbox").list())
                .isEqualTo(new Shelf.Contents(List.of(new Document("b", Bytes.utf8("2"))), 0));
        assertThat(store.shelf("nothing").list().documents()).isEmpty();
    }

    @Test
    void anotherVaultKeyFindsNothing() throws IOException {
        details.put("digest", Bytes.utf8("what was said"));
        reopen(MasterKey.generate(RANDOM));
        assertThat(details.get("digest")).isEmpty();
    }

    @Test
    void aChangedDocumentIsNotHandedOut() throws Exception {
        details.put("one", Bytes.utf8("first"));
        details.put("two", Bytes.utf8("second"));
        store.close();
        swapValues();
        open();
        assertThatThrownBy(() -> details.get("one")).isInstanceOf(DamagedDocumentException.class);
        assertThat(details.list()).isEqualTo(new Shelf.Contents(List.of(), 2));
    }

    @Test
    void aStoreIsOpenInOnePlaceOnly() {
        assertThatThrownBy(() -> DocumentStore.open(folder.resolve("documents"), vaultKey, Bulk.fastest(), RANDOM))
                .isInstanceOf(IOException.class);
    }

    @Test
    void afterClosingNothingIsTouched() {
        store.close();
        assertThatThrownBy(() -> details.get("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void namesAndContentsDoNotShowOnTheDisk() throws IOException {
        String secret = "Amina-Yilmaz-HIV-positive";
        details.put(secret, Bytes.utf8(secret));
        assertThat(onDisk()).noneSatisfy(bytes -> assertThat(bytes).contains(secret));
        store.close();
        assertThat(onDisk()).noneSatisfy(bytes -> assertThat(bytes).contains(secret));
        assertThat(onDisk()).noneSatisfy(bytes -> assertThat(bytes).contains("details"));
    }

    @Test
    void erasedBytesAreGoneFromTheDisk() throws Exception {
        details.put("kept", Bytes.utf8("kept"));
        details.put("erased", Bytes.utf8("x".repeat(3000)));
        byte[] value = valuesByLength();
        assertThat(onDisk()).anySatisfy(bytes -> assertThat(bytes).contains(middle(value)));
        details.erase(List.of("erased"));
        assertThat(onDisk()).noneSatisfy(bytes -> assertThat(bytes).contains(middle(value)));
        assertThat(details.get("kept")).isPresent();
        assertThat(details.get("erased")).isEmpty();
    }

    @Test
    void manyWritersDoNotDisturbOneAnother() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> writers = IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        details.put("d" + i, Bytes.utf8("content " + i));
                        return details.get("d" + i).isPresent();
                    })
                    .toList();
            for (Future<Boolean> written : threads.invokeAll(writers)) {
                assertThat(written.get()).isTrue();
            }
        }
        Set<String> names = new HashSet<>();
        details.list().documents().forEach(document -> names.add(document.name()));
        assertThat(names).hasSize(200);
    }

    @Property
    void openedBytesAreTakenApartTotally(@ForAll @Size(max = 40) byte[] plain) {
        try {
            assertThat(Row.parse(Bytes.wrap(plain)).name()).isNotNull();
        } catch (MalformedException e) {
            assertThat(e.detail()).isNotEmpty();
        }
    }

    private void reopen(MasterKey key) throws IOException {
        store.close();
        store = DocumentStore.open(folder.resolve("documents"), key, Bulk.fastest(), RANDOM);
        details = store.shelf("details");
    }

    /** Somebody swaps two documents behind the store's back. */
    private void swapValues() throws RocksDBException {
        try (Options options = new Options();
                RocksDB database =
                        RocksDB.open(options, folder.resolve("documents").toString());
                RocksIterator rows = database.newIterator()) {
            List<byte[]> keys = new ArrayList<>();
            List<byte[]> values = new ArrayList<>();
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                keys.add(rows.key());
                values.add(rows.value());
            }
            database.put(keys.get(0), values.get(1));
            database.put(keys.get(1), values.get(0));
        }
    }

    private byte[] valuesByLength() throws IOException {
        byte[] key = new Row(vaultKey, Bulk.fastest(), RANDOM).key("details", "erased");
        return store.use(database -> database.get(key));
    }

    private static String middle(byte[] value) {
        return new String(value, 1000, 100, StandardCharsets.ISO_8859_1);
    }

    private List<String> onDisk() throws IOException {
        List<String> contents = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                contents.add(file.getFileName().toString());
                if (Files.isRegularFile(file)) {
                    contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }
}
