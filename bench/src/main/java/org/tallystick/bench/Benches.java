package org.tallystick.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All measurements. */
public final class Benches {
    private static final List<Bench> ALL =
            List.of(new PipelineBench(), new HotKeyBench(), new HttpBench(), new AccessBench());

    private Benches() {}

    /** The names of all figures, in their order; one that ends in {@code -} stands for all that begin so. */
    public static List<String> names() {
        return ALL.stream().flatMap(bench -> bench.figures().stream()).toList();
    }

    /**
     * Measures.
     *
     * @param only the names of the figures that are wanted; all if there are none
     * @param each is handed each figure when it is known
     * @return the figures, in their order
     */
    public static List<Figure> run(List<String> only, Settings settings, Consumer<Figure> each) throws IOException {
        settings.remarks().accept(Machine.description() + ", " + Machine.load());
        List<Figure> figures = new ArrayList<>();
        for (Bench bench : ALL) {
            if (only.isEmpty() || bench.figures().stream().anyMatch(only::contains)) {
                bench.run(settings, figure -> {
                    if (only.isEmpty() || only.stream().anyMatch(name -> matches(name, figure))) {
                        figures.add(figure);
                        each.accept(figure);
                    }
                });
            }
        }
        settings.remarks().accept("done, " + Machine.load());
        return figures;
    }

    private static boolean matches(String name, Figure figure) {
        return name.endsWith("-")
                ? figure.name().startsWith(name)
                : figure.name().equals(name);
    }
}
