package org.tallystick.formats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.SpecVectors;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.merkle.CompactRange;
import org.tallystick.formats.merkle.ConsistencyProof;
import org.tallystick.formats.merkle.HashReader;
import org.tallystick.formats.merkle.InclusionProof;
import org.tallystick.formats.merkle.MerkleTree;
import org.tallystick.formats.merkle.Tile;

class MerkleVectorsTest {
    private static final JsonObject TREE = SpecVectors.read("merkle-tree.json");

    @TestFactory
    Stream<DynamicTest> rootsAreThoseOfCertificateTransparency() {
        HashReader nodes = (level, index) -> node(level, (int) index);
        return Vectors.replay(
                "merkle-tree.json",
                one -> assertThat(MerkleTree.root(nodes, one.integer("size"))).isEqualTo(hash(one.string("root"))));
    }

    @Test
    void leavesAndSubtreesAreThoseOfCertificateTransparency() {
        CompactRange range = new CompactRange();
        for (String leaf : TREE.strings("leaves")) {
            range.append(
                    MerkleTree.leafHash(hex(leaf)),
                    (level, index, hash) -> assertThat(hash).isEqualTo(node(level, (int) index)));
        }
        assertThat(range.size()).isEqualTo(8);
    }

    @TestFactory
    Stream<DynamicTest> inclusionProofsHoldOrNotAsElsewhere() {
        return Vectors.replay(
                "merkle-inclusion.json",
                one -> assertThat(holds(() -> new InclusionProof(number(one, "index"), number(one, "size"), path(one))
                                .verify(base64(one, "leaf"), base64(one, "root"))
                                .valid()))
                        .isEqualTo(one.truth("valid")));
    }

    @TestFactory
    Stream<DynamicTest> consistencyProofsHoldOrNotAsElsewhere() {
        return Vectors.replay(
                "merkle-consistency.json",
                one -> assertThat(holds(() -> new ConsistencyProof(number(one, "from"), number(one, "to"), path(one))
                                .verify(base64(one, "fromRoot"), base64(one, "toRoot"))
                                .valid()))
                        .isEqualTo(one.truth("valid")));
    }

    @TestFactory
    Stream<DynamicTest> pathsOfTilesAreReadOrRefused() {
        return Vectors.replay("tiles.json", one -> {
            Optional<Tile> tile = Vectors.expect(one, Tile.parse(one.string("path")));
            tile.ifPresent(found -> {
                assertThat(found).isEqualTo(tile(one));
                assertThat(found.path()).isEqualTo(one.string("path"));
            });
        });
    }

    private static Tile tile(JsonObject one) {
        int width = (int) one.integer("width");
        return one.has("level")
                ? new Tile.Hashes((int) one.integer("level"), one.integer("index"), width)
                : new Tile.Entries(one.integer("index"), width);
    }

    private interface Proof {
        boolean verify();
    }

    /** A hash of another length, or a number beyond 2^63, never reaches a proof: that counts as not holding. */
    private static boolean holds(Proof proof) {
        try {
            return proof.verify();
        } catch (MalformedException e) {
            assertThat(e.fault()).isIn(Fault.TOO_SHORT, Fault.TOO_LONG, Fault.INDEX_OUT_OF_RANGE);
            return false;
        }
    }

    private static long number(JsonObject one, String field) {
        try {
            return Long.parseLong(one.string(field));
        } catch (NumberFormatException e) {
            throw new MalformedException(Fault.INDEX_OUT_OF_RANGE, "beyond 2^63");
        }
    }

    private static Hash base64(JsonObject one, String field) {
        return Hash.wrap(Base64Text.decode(one.string(field)));
    }

    private static List<Hash> path(JsonObject one) {
        return one.strings("path").stream().map(Hash::parseBase64).toList();
    }

    private static Hash node(int level, int index) {
        Json row = TREE.array("nodes").items().get(level);
        return row instanceof JsonArray hashes ? hash(hashes.strings().get(index)) : Hash.ZERO;
    }

    private static Hash hash(String hex) {
        return Hash.wrap(hex(hex).toArray());
    }

    private static Bytes hex(String text) {
        return Bytes.wrap(java.util.HexFormat.of().parseHex(text));
    }
}
