package org.tallystick.cli.frame;

import java.util.ArrayList;
import java.util.List;

/** Rows whose fields stand below one another, each column as wide as it must be. */
public final class Columns {
    private static final String GAP = "  ";

    private Columns() {}

    /** One line for each row, without blanks at its end. All rows have as many fields. */
    public static List<String> lines(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String field = row.get(column);
                line.append(field)
                        .repeat(' ', width(rows, column) - field.length())
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
