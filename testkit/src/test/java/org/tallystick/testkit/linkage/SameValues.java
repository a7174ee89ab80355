package org.tallystick.testkit.linkage;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Which values a trial shares with known trials of either answer: naive Bayes over everything that is equal to something. */
final class SameValues implements Attacker {
    private static final double SMOOTHED = 0.5;

    @Override
    public IntPredicate learn(Lesson lesson) {
        Map<String, Double> yes = new HashMap<>();
        Map<String, Double> no = new HashMap<>();
        for (int row : lesson.known()) {
            for (String value : lesson.table().values(row)) {
                (lesson.answer(row) ? yes : no).merge(value, 1.0, Double::sum);
            }
        }
        return row -> lesson.table().values(row).stream()
                        .mapToDouble(value -> Math.log(
                                (yes.getOrDefault(value, 0.0) + SMOOTHED) / (no.getOrDefault(value, 0.0) + SMOOTHED)))
                        .sum()
                > 0;
    }
}
