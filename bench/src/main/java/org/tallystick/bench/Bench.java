package org.tallystick.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Measures figures that belong together. */
interface Bench {
    /** The names of the figures, in their order; one that ends in {@code -} stands for all that begin so. */
    List<String> figures();

    /** Measures, and hands over each figure when it is known. */
    void run(Settings settings, Consumer<Figure> out) throws IOException;
}
