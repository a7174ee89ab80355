package org.tallystick.testkit.linkage;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** To which of the two answers' typical trial a trial is closer, by the numbers that tell most. */
final class NearestCentroid implements Attacker {
    private static final int COLUMNS = 25;

    @Override
    public IntPredicate learn(Lesson lesson) {
        int[] columns = lesson.telling(COLUMNS);
        double[] yes = Arrays.stream(columns)
                .mapToDouble(column -> lesson.mean(column, true))
                .toArray();
        double[] no = Arrays.stream(columns)
                .mapToDouble(column -> lesson.mean(column, false))
                .toArray();
        return trial -> {
            double[] numbers = lesson.numbers(trial, columns);
            return Lesson.distance(numbers, yes) < Lesson.distance(numbers, no);
        };
    }
}
