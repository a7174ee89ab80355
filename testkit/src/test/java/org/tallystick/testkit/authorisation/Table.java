package org.tallystick.testkit.authorisation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallystick.testkit.Checkout;

/**
 * The page {@code spec/authorisation.md}.
 *
 * @param callers what heads the columns
 * @param described the callers of whom the page says who they are
 * @param signs what each sign stands for
 */
record Table(List<String> callers, List<Row> rows, List<String> described, Map<String, Fate> signs) {
    private static final String PAGE = "spec/authorisation.md";

    static Table read() {
        List<List<String>> table = block("call");
        Map<String, Fate> signs = new LinkedHashMap<>();
        body(block("sign")).forEach(line -> signs.put(line.getFirst(), new Fate(line.getLast())));
        return new Table(
                rest(table.getFirst()),
                body(table).stream()
                        .map(line -> new Row(line.getFirst(), rest(line)))
                        .toList(),
                body(block("caller")).stream().map(List::getFirst).toList(),
                signs);
    }

    /** What the table says of a call by a caller. */
    Fate fate(Row row, Caller caller) {
        String sign = row.signs().get(callers.indexOf(caller.heading()));
        return Objects.requireNonNull(signs.get(sign));
    }

    /** Where something else comes of a row's call than the table says. */
    List<String> surprises(Row row, Map<Caller, Fate> came) {
        return came.entrySet().stream()
                .filter(cell -> !cell.getValue().equals(fate(row, cell.getKey())))
                .map(cell -> row + " by " + cell.getKey().heading() + ": "
                        + cell.getValue().words() + ", and not "
                        + fate(row, cell.getKey()).words())
                .toList();
    }

    /** The cells of the table on the page whose head begins with that word; the head is the first line. */
    private static List<List<String>> block(String first) {
        return Checkout.text(PAGE)
                .lines()
                .dropWhile(line -> !line.matches("\\| " + first + " .*"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("|-"))
                .map(Table::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.strip().substring(1).split("\\|", -1)).map(String::strip).toList().reversed().stream()
                .skip(1)
                .toList()
                .reversed();
    }

    private static List<List<String>> body(List<List<String>> block) {
        return block.subList(1, block.size());
    }

    private static List<String> rest(List<String> line) {
        return line.subList(1, line.size());
    }
}
