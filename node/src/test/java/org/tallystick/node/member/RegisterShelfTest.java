package org.tallystick.node.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;
import org.tallystick.sharing.documents.DocumentStore;

/** The register's facts on a real disk. */
class RegisterShelfTest {
    private static final AccountId ANA = new AccountId("a7f3c2", new MemberId("clinic"));
    private static final long LOG = 50_000;

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final MasterKey key = MasterKey.generate(random);
    private final List<Fact> read = new ArrayList<>();
    private DocumentStore store;

    @BeforeEach
    void open() throws IOException {
        store = DocumentStore.open(folder, key, Bulk.fastest(), random);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<Long> reopened(long longest) throws IOException {
        store.close();
        open();
        read.clear();
        return new RegisterShelf(store).read(read::add, longest);
    }

    private static List<Fact> facts(int from, int to) {
        return IntStream.range(from, to)
                .<Fact>mapToObj(i -> new Fact.About(handle(i), handle(i % 7)))
                .toList();
    }

    private static Handle handle(int number) {
        return new Handle(String.format(Locale.ROOT, "%032x", number));
    }

    @Test
    void factsOfEveryKindComeBackInTheirOrderWithThePositionTheyReach() throws IOException {
        List<Fact> facts = List.of(
                new Fact.Named(ANA, "ana"), new Fact.About(handle(1), handle(2)), new Fact.Speaks(handle(2), ANA));
        new RegisterShelf(store).add(facts, Optional.of(17L));
        assertThat(reopened(LOG)).contains(17L);
        assertThat(read).containsExactlyElementsOf(facts);
    }

    @Test
    void manySmallAdditionsMakeFewSheets() throws IOException {
        RegisterShelf shelf = new RegisterShelf(store);
        assertThat(shelf.read(read::add, LOG)).isEmpty();
        for (int i = 0; i < 25; i++) {
            shelf.add(facts(i * 100, (i + 1) * 100), Optional.of((long) i));
        }
        assertThat(store.shelf("register").list().documents()).hasSize(4);
        assertThat(reopened(LOG)).contains(24L);
        assertThat(read).containsExactlyElementsOf(facts(0, 2_500));
    }

    @Test
    void additionsAfterARestartGoOnWhereTheLastEnded() throws IOException {
        new RegisterShelf(store).add(facts(0, 1_500), Optional.of(1L));
        RegisterShelf again = new RegisterShelf(store);
        assertThat(again.read(read::add, LOG)).contains(1L);
        again.add(facts(1_500, 3_200), Optional.of(2L));
        assertThat(reopened(LOG)).contains(2L);
        assertThat(read).containsExactlyElementsOf(facts(0, 3_200));
    }

    @Test
    void whatWasNotGatheredToItsEndIsGatheredAnew() throws IOException {
        new RegisterShelf(store).add(facts(0, 10), Optional.empty());
        assertThat(reopened(LOG)).isEmpty();
        assertThat(store.shelf("register").list().documents()).isEmpty();
    }

    @Test
    void factsOfALongerLogOrWithASheetMissingAreGatheredAnew() throws IOException {
        RegisterShelf shelf = new RegisterShelf(store);
        shelf.add(facts(0, 10), Optional.of(LOG + 1));
        assertThat(reopened(LOG)).isEmpty();
        new RegisterShelf(store).add(facts(0, 1_500), Optional.of(5L));
        store.shelf("register").delete(List.of("sheet-1000000000"));
        assertThat(reopened(LOG)).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void nothingOfItStandsOnTheDiskInTheClear() throws IOException {
        new RegisterShelf(store).add(List.of(new Fact.Named(ANA, "a marked name")), Optional.of(1L));
        store.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("a marked name");
            }
        }
        open();
    }
}
