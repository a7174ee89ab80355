package org.tallystick.testkit.linkage;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The one number, and the one bound, by which the known trials come apart best. */
final class BestThreshold implements Attacker {
    private record Cut(int column, double bound, boolean above, int right) {
        boolean of(double number) {
            return (number > bound) == above;
        }
    }

    @Override
    public IntPredicate learn(Lesson lesson) {
        Cut best = new Cut(0, 0, true, 0);
        for (int column = 0; column < lesson.columns(); column++) {
            Cut cut = best(lesson, column);
            best = cut.right() > best.right() ? cut : best;
        }
        Cut chosen = best;
        return trial -> chosen.of(lesson.number(trial, chosen.column()));
    }

    private static Cut best(Lesson lesson, int column) {
        Integer[] sorted = Arrays.stream(lesson.known()).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(lesson.number(a, column), lesson.number(b, column)));
        int above = (int) Arrays.stream(lesson.known()).filter(lesson::answer).count();
        Cut best = new Cut(column, 0, true, 0);
        for (int i = 0; i + 1 < sorted.length; i++) {
            above += lesson.answer(sorted[i]) ? -1 : 1;
            double here = lesson.number(sorted[i], column);
            double next = lesson.number(sorted[i + 1], column);
            int right = Math.max(above, sorted.length - above);
            if (here < next && right > best.right()) {
                best = new Cut(column, (here + next) / 2, above == right, right);
            }
        }
        return best;
    }
}
