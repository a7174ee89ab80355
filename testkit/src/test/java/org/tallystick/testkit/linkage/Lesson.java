package org.tallystick.testkit.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What an attacker learns from: the trials whose answer to one question it is told. */
final class Lesson {
    private final Table table;
    private final int[] known;
    private final boolean[] answers;

    /**
     * @param known the trials that it is told of
     * @param answers of all trials; only those of the known are looked at
     */
    Lesson(Table table, int[] known, boolean[] answers) {
        this.table = table;
        this.known = known;
        this.answers = answers;
    }

    Table table() {
        return table;
    }

    int[] known() {
        return known;
    }

    /** How many trials there are, known or not. */
    int trials() {
        return answers.length;
    }

    boolean answer(int trial) {
        return answers[trial];
    }

    int columns() {
        return table.columns();
    }

    double number(int trial, int column) {
        return table.number(trial, column);
    }

    /** What a trial has in these columns. */
    double[] numbers(int trial, int[] columns) {
        return Arrays.stream(columns)
                .mapToDouble(column -> table.number(trial, column))
                .toArray();
    }

    /** The square of how far two rows of numbers are apart. */
    static double distance(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (one[i] - other[i]) * (one[i] - other[i]))
                .sum();
    }

    /** The mean of a column over the known trials with that answer. */
    double mean(int column, boolean answer) {
        return Arrays.stream(known)
                .filter(trial -> answers[trial] == answer)
                .mapToDouble(trial -> number(trial, column))
                .average()
                .orElse(0);
    }

    /** The columns that differ most between the two answers, the most telling first. */
    int[] telling(int count) {
        double[] apart = IntStream.range(0, columns())
                .mapToDouble(column -> Math.abs(mean(column, true) - mean(column, false)))
                .toArray();
        return IntStream.range(0, apart.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> -apart[column]))
                .limit(count)
                .mapToInt(column -> column)
                .toArray();
    }
}
