package org.tallystick.formats.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;

class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 273, 112, tile/0/273.p/112",
        "1, 1234067, 256, tile/1/x001/x234/067",
        "2, 999, 1, tile/2/999.p/1",
        "63, 1000, 255, tile/63/x001/000.p/255",
        "0, 36028797018963967, 256, tile/0/x036/x028/x797/x018/x963/967",
    })
    void aTileOfHashesHasOnePath(int level, long index, int width, String path) {
        Tile tile = new Tile.Hashes(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(new Parsed.Ok<>(tile));
    }

    @Test
    void aTileOfEntriesHasOnePath() {
        Tile tile = new Tile.Entries(1234067, 8);
        assertThat(tile.path()).isEqualTo("tile/entries/x001/x234/067.p/8");
        assertThat(Tile.parse(tile.path())).isEqualTo(new Parsed.Ok<>(tile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/x1/001",
                "tile/0/001/001",
                "tile/0/x001",
                "tile/00/001",
                "tile/-1/001",
                "tile/64/001",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/999",
                "tile/0/001.p/08",
                "tile/0/001.p/",
                "tile/0/001.p",
                "/tile/0/001",
                "tile/0/001/",
                "tile/data/001",
                "tile/entries/x001",
                "tile/0/../000",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x001/x001/x001/x001/x001/x001/001",
                "tile/0/٠٠٠",
                "tile/0/001\n",
            })
    void noOtherTextIsAPath(String path) {
        assertThat(Tile.parse(path))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(Fault.TILE_PATH));
    }

    @Test
    void theTilesOfATreeAreThoseOfTheSpecificationsExample() {
        assertThat(new Tile.Hashes(0, 272, 256).within(70_000)).isTrue();
        assertThat(new Tile.Hashes(0, 273, 112).within(70_000)).isTrue();
        assertThat(new Tile.Hashes(0, 273, 113).within(70_000)).isFalse();
        assertThat(new Tile.Hashes(1, 0, 256).within(70_000)).isTrue();
        assertThat(new Tile.Hashes(1, 1, 17).within(70_000)).isTrue();
        assertThat(new Tile.Hashes(1, 1, 18).within(70_000)).isFalse();
        assertThat(new Tile.Hashes(2, 0, 1).within(70_000)).isTrue();
        assertThat(new Tile.Hashes(2, 0, 2).within(70_000)).isFalse();
        assertThat(new Tile.Hashes(63, 0, 1).within(Long.MAX_VALUE)).isFalse();
        assertThat(new Tile.Entries((1L << 55) - 1, 256).within(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aTilesBytesAreTheHashesOfItsSubtrees() {
        ReferenceTree tree = ReferenceTree.random(new Random(1), 600);
        Bytes bytes = new Tile.Hashes(1, 0, 2).bytes(tree);
        assertThat(bytes.slice(0, 32)).isEqualTo(Bytes.wrap(tree.node(8, 0).toArray()));
        assertThat(bytes.slice(32, 64)).isEqualTo(Bytes.wrap(tree.node(8, 1).toArray()));
        Bytes last = new Tile.Hashes(0, 2, 88).bytes(tree);
        assertThat(last.slice(87 * 32, 88 * 32))
                .isEqualTo(Bytes.wrap(tree.leaf(599).toArray()));
    }

    @Test
    void aBundleOfEntriesComesBack() {
        EntryBundle bundle =
                new EntryBundle(List.of(Bytes.utf8("a"), Bytes.EMPTY, Bytes.wrap(new byte[EntryBundle.MAX_ENTRY])));
        assertThat(EntryBundle.parse(bundle.bytes())).isEqualTo(new Parsed.Ok<>(bundle));
        assertThat(bundle.bytes().slice(0, 5).hex()).isEqualTo("0001610000");
    }

    @ParameterizedTest
    @CsvSource({"'', TOO_SHORT", "00, TOO_SHORT", "000161ff, TOO_SHORT", "000261, TOO_SHORT"})
    void aBundleThatIsCutOffIsRefused(String hex, Fault fault) {
        Bytes bytes = Bytes.wrap(java.util.HexFormat.of().parseHex(hex));
        assertThat(EntryBundle.parse(bytes))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
    }

    @Test
    void aBundleHasAtMost256Entries() {
        assertThat(EntryBundle.parse(Bytes.wrap(new byte[2 * 257])))
                .isInstanceOfSatisfying(
                        Parsed.Bad.class, bad -> assertThat(bad.fault()).isEqualTo(Fault.TOO_LONG));
    }
}
