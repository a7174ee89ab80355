package org.tallystick.testkit.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What an attacker learns from: the trials whose answer to one question it is told.
 *
 * @param table all trials
 * @param known the trials that it is told of
 * @param answers of all trials; only those of the known are looked at
 */
record Lesson(Table table, int[] known, boolean[] answers) {
    double[] row(int trial) {
        return table.rows()[trial];
    }

    int columns() {
        return table.names().size();
    }

    /** The mean of a column over the known trials with that answer. */
    double mean(int column, boolean answer) {
        return Arrays.stream(known)
                .filter(trial -> answers[trial] == answer)
                .mapToDouble(trial -> row(trial)[column])
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
