package org.tallystick.testkit.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.formats.json.JsonObject;

/**
 * A hospital that is not concerned watches a laboratory and a clinic through many trials, each with secrets of its own. It
 * is told the secrets of every other trial, and guesses those of the rest. What the ledger hides it must guess no better
 * than a coin; what SECURITY.md calls linkable, and what is leaked to it on purpose, it finds.
 */
@Tag("slow")
class NetworkLinkageTest {
    /** More of them see fainter leaks; {@code -Dtrials} and {@code -Dseed} set both. */
    private static final int TRIALS = Integer.getInteger("trials", 160);

    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static List<Trial> trials = List.of();

    @BeforeAll
    static void play(@TempDir Path folder) throws IOException {
        System.out.println(TRIALS + " trials, seed " + SEED);
        trials = Run.play(TRIALS, folder, SEED);
    }

    @Test
    void whatTheLedgerHidesIsGuessedNoBetterThanByChance() {
        List<Score> guessed = Score.of(trials, Question.hidden());
        guessed.forEach(System.out::println);
        assertThat(guessed.stream().filter(score -> !score.isChance()))
                .as("seed " + SEED)
                .isEmpty();
    }

    @Test
    void whatSecurityCallsLinkableIsFound() {
        assertFound(trials, EnumSet.complementOf(EnumSet.copyOf(Question.hidden())));
    }

    @Test
    void noClockOfAPersonsDeviceShows() {
        List<JsonObject> signed = trials.stream()
                .flatMap(trial -> trial.seen().stream())
                .map(Seen::json)
                .filter(json -> json.has("call") && !json.string("account").startsWith("node@"))
                .toList();
        assertThat(signed).hasSizeGreaterThan(TRIALS).allSatisfy(entry -> {
            assertThat(entry.integer("issuedAt") % 60).isZero();
            assertThat(entry.integer("expiresAt") % 60).isZero();
            JsonObject args = entry.object("args");
            assertThat(args.has("answerBy") ? args.integer("answerBy") % 60_000 : 0)
                    .isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedLeakIsFound(PlantedLeak leak) {
        List<Trial> leaking = trials.stream().map(leak::into).toList();
        assertFound(leaking, EnumSet.of(leak.question()));
    }

    private static void assertFound(List<Trial> among, Set<Question> questions) {
        List<Score> scores = Score.of(among, questions);
        for (Question question : questions) {
            assertThat(scores.stream().filter(score -> score.question() == question))
                    .as("seed " + SEED)
                    .anyMatch(score -> !score.isChance() && score.right() > 0.8 * score.guesses());
        }
    }
}
