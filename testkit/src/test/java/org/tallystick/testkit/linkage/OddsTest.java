package org.tallystick.testkit.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against tables of the binomial distribution. */
class OddsTest {
    @Test
    void tenGuessesSurpriseFromNineRightOnAtOneInTwenty() {
        assertThat(Odds.surprising(10, 22.1 / 1024)).isEqualTo(9);
        assertThat(Odds.surprising(10, 21.9 / 1024)).isEqualTo(10);
    }

    @Test
    void twentyGuessesSurpriseFromFifteenRightOnAtOneInTwenty() {
        assertThat(Odds.surprising(20, 0.05)).isEqualTo(15); // 2 x 0.0207; fourteen would be 2 x 0.0577
    }

    @Test
    void tooFewGuessesNeverSurprise() {
        assertThat(Odds.surprising(5, 0.01)).isEqualTo(6);
    }

    @Test
    void manyGuessesAreCountedWithoutRunningOutOfNumbers() {
        assertThat(Odds.surprising(10_000, 0.05)).isBetween(5_097, 5_100); // 5,000 + 1.96 x 50
    }
}
