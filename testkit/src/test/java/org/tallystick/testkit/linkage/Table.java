package org.tallystick.testkit.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The features of all trials: a row for each, a column for each number that any of them has. Over the trials that an attacker
 * is told of, each column has the mean 0 and the spread 1.
 */
final class Table {
    private static final double ABSENT = -1;

    private final List<String> names;
    private final double[][] rows;
    private final List<Set<String>> values;

    private Table(List<String> names, double[][] rows, List<Set<String>> values) {
        this.names = names;
        this.rows = rows;
        this.values = values;
    }

    int columns() {
        return names.size();
    }

    double number(int trial, int column) {
        return rows[trial][column];
    }

    /** The values of a trial that may be equal to another's. */
    Set<String> values(int trial) {
        return values.get(trial);
    }

    /**
     * @param known the trials that an attacker is told of
     */
    static Table of(List<Features> features, View view, int[] known) {
        TreeSet<String> all = new TreeSet<>();
        features.forEach(one -> all.addAll(one.numbers().keySet()));
        List<String> names = all.stream()
                .filter(view::shows)
                .filter(name -> !isAlike(name, features))
                .toList();
        double[][] rows = features.stream()
                .map(one -> names.stream()
                        .mapToDouble(name -> one.numbers().getOrDefault(name, ABSENT))
                        .toArray())
                .toArray(double[][]::new);
        IntStream.range(0, names.size()).forEach(column -> standardise(rows, column, known));
        return new Table(names, rows, features.stream().map(Features::values).toList());
    }

    /** What all trials have alike tells nothing. */
    private static boolean isAlike(String name, List<Features> features) {
        return features.stream()
                        .map(one -> one.numbers().getOrDefault(name, ABSENT))
                        .distinct()
                        .count()
                == 1;
    }

    private static void standardise(double[][] rows, int column, int[] known) {
        double mean = average(rows, column, known, 0, 1);
        double spread = Math.sqrt(average(rows, column, known, mean, 2));
        for (double[] row : rows) {
            row[column] = spread == 0 ? 0 : (row[column] - mean) / spread;
        }
    }

    private static double average(double[][] rows, int column, int[] known, double from, int power) {
        return Arrays.stream(known)
                .mapToDouble(row -> Math.pow(rows[row][column] - from, power))
                .average()
                .orElse(0);
    }
}
