package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.api.FrameFixture.Person;
import org.tallystick.formats.json.JsonObject;

/** Proofs for which no size is named lead to a checkpoint, although the ledger has gone on. */
class ProofSizesTest {
    @TempDir
    Path folder;

    @Test
    void proofsLeadToTheNewestCheckpointAndWhatItLacksIsNotProven() {
        try (NodeFixture node = new NodeFixture(folder, false)) {
            Person doctor = node.account(node.stMary, "d0c701", "doctor");
            node.checkpoints.close(); // from now on nobody cosigns
            long cosigned = node.checkpoints
                    .newest(NodeFixture.ST_MARY)
                    .orElseThrow()
                    .checkpoint()
                    .size();
            node.account(node.stMary, "d0c702", "doctor");
            JsonObject inclusion = node.json(doctor, "/v1/proofs/inclusion?index=1");
            JsonObject consistency = node.json(doctor, "/v1/proofs/consistency?from=1");

            assertThat(node.size()).isGreaterThan(cosigned);
            assertThat(inclusion.integer("size")).isEqualTo(cosigned);
            assertThat(consistency.integer("to")).isEqualTo(cosigned);
            assertThat(node.get(doctor, "/v1/proofs/inclusion?index=" + cosigned)
                            .body())
                    .contains("not-cosigned-yet");
            assertThat(node.get(doctor, "/v1/proofs/consistency?from=" + node.size())
                            .body())
                    .contains("not-cosigned-yet");
            assertThat(node.json(doctor, "/v1/proofs/inclusion?index=" + cosigned + "&size=" + node.size())
                            .integer("size"))
                    .isEqualTo(node.size());
            assertThat(node.get(doctor, "/v1/proofs/inclusion?index=" + node.size())
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
