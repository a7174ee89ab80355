package org.tallystick.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table "What may use what" of ARCHITECTURE.md, in its order. */
record DependencyTable(List<Row> rows) {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## What may use what$(.*?)^## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z-]+) \\| ?([a-z, -]*)\\|$");

    record Row(String module, Set<String> mayUse) {}

    static DependencyTable parse(String architecture) {
        String section = SECTION.matcher(architecture)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        List<Row> rows = new ArrayList<>();
        ROW.matcher(section)
                .results()
                .filter(match -> !match.group(1).equals("module"))
                .forEach(match -> rows.add(row(match)));
        return new DependencyTable(rows);
    }

    List<String> modules() {
        return rows.stream().map(Row::module).toList();
    }

    boolean allows(String from, String to) {
        return from.equals(to)
                || row(from).map(row -> row.mayUse().contains(to)).orElse(false);
    }

    /** The module that a package belongs to: {@code engine-cometbft} has {@code org.tallystick.engine.cometbft} and below. */
    String moduleOf(String packageName) {
        String below = packageName.substring(OurClasses.ROOT.length() + 1) + ".";
        return modules().stream()
                .filter(module -> below.startsWith(module.replace('-', '.') + "."))
                .findFirst()
                .orElse("no module: " + packageName);
    }

    private Optional<Row> row(String module) {
        return rows.stream().filter(row -> row.module().equals(module)).findFirst();
    }

    private static Row row(MatchResult match) {
        Set<String> mayUse = new TreeSet<>();
        for (String name : match.group(2).split(",", -1)) {
            if (!name.isBlank()) {
                mayUse.add(name.strip());
            }
        }
        return new Row(match.group(1), mayUse);
    }
}
