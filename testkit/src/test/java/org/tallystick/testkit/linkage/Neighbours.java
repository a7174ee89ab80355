package org.tallystick.testkit.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;

/** What most of the known trials answer that are closest, by the numbers that tell most. */
final class Neighbours implements Attacker {
    private static final int COLUMNS = 25;
    private static final int COUNT = 7;

    @Override
    public IntPredicate learn(Lesson lesson) {
        int[] columns = lesson.telling(COLUMNS);
        return row -> Arrays.stream(lesson.known())
                        .boxed()
                        .sorted(Comparator.comparingDouble(
                                known -> distance(lesson.row(row), lesson.row(known), columns)))
                        .limit(COUNT)
                        .filter(known -> lesson.answers()[known])
                        .count()
                > COUNT / 2;
    }

    private static double distance(double[] one, double[] other, int[] columns) {
        return Arrays.stream(columns)
                .mapToDouble(column -> (one[column] - other[column]) * (one[column] - other[column]))
                .sum();
    }
}
