package org.tallystick.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One measured value beside what bounds it or is aimed at.
 *
 * @param name as it stands in docs/benchmarks.md
 * @param value what was measured
 * @param unit of the value and of the reference
 * @param reference the limit, the peer or the aim
 * @param beside what the reference is, in a few words; all but aims are from the same run
 */
public record Figure(String name, double value, String unit, double reference, String beside) {
    /** The value as a part of the reference. */
    public double ratio() {
        return value / reference;
    }

    /** A line of at most 80 columns for a person. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-21s %9s %-6s %5s x %9s %s",
                name,
                text(value),
                unit,
                ratioText(),
                text(reference),
                beside);
    }

    /** A row of the table in docs/benchmarks.md. */
    public String row() {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s %s | %s %s | %s |",
                name,
                text(value),
                unit,
                text(reference),
                beside,
                ratioText());
    }

    /** A list of figures as a JSON document; it has decimals, which the ledger's own JSON does not. */
    public static String json(List<Figure> figures) {
        return figures.stream().map(Figure::json).collect(Collectors.joining(",\n ", "[", "]\n"));
    }

    private String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"reference\":%s,\"ratio\":%.3f,\"beside\":\"%s\"}",
                name,
                number(value),
                unit,
                number(reference),
                ratio(),
                beside);
    }

    private String ratioText() {
        return String.format(Locale.ROOT, ratio() < 10 ? "%.2f" : "%.0f", ratio());
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
