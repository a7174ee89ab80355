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
        return trial -> {
            double[] here = lesson.numbers(trial, columns);
            return Arrays.stream(lesson.known())
                            .boxed()
                            .sorted(Comparator.comparingDouble(
                                    known -> Lesson.distance(here, lesson.numbers(known, columns))))
                            .limit(COUNT)
                            .filter(lesson::answer)
                            .count()
                    > COUNT / 2;
        };
    }
}
