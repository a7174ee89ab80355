package org.tallystick.testkit.linkage;

import java.util.function.IntPredicate;

/** Logistic regression on the numbers that tell most, by descent along the gradient, held back by their squares. */
final class Regression implements Attacker {
    private static final int COLUMNS = 25;
    private static final int STEPS = 300;
    private static final double PACE = 0.3;
    private static final double HELD_BACK = 0.02;

    @Override
    public IntPredicate learn(Lesson lesson) {
        int[] columns = lesson.telling(COLUMNS);
        double[] weights = new double[columns.length + 1];
        for (int step = 0; step < STEPS; step++) {
            descend(lesson, columns, weights);
        }
        return trial -> score(lesson.numbers(trial, columns), weights) > 0;
    }

    private static void descend(Lesson lesson, int[] columns, double[] weights) {
        double[] gradient = new double[weights.length];
        for (int trial : lesson.known()) {
            double[] numbers = lesson.numbers(trial, columns);
            double likely = 1 / (1 + Math.exp(-score(numbers, weights)));
            double wrong = (lesson.answer(trial) ? 1 : 0) - likely;
            for (int i = 0; i < numbers.length; i++) {
                gradient[i] += wrong * numbers[i];
            }
            gradient[numbers.length] += wrong;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] += PACE * ((gradient[i] / lesson.known().length) - (HELD_BACK * weights[i]));
        }
    }

    /** The last weight stands alone. */
    private static double score(double[] numbers, double[] weights) {
        double sum = weights[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            sum += weights[i] * numbers[i];
        }
        return sum;
    }
}
