package org.tallystick.node.member;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Closes parts one after the other, every one of them, whatever the others throw. */
public final class Closing {
    private Closing() {}

    /** What is thrown first is thrown in the end, with what came after it. */
    public static void inOrder(Closeable... parts) throws IOException {
        all(Arrays.asList(parts));
    }

    private static void all(List<Closeable> parts) throws IOException {
        if (!parts.isEmpty()) {
            try (Closeable _ = () -> all(parts.subList(1, parts.size()))) {
                parts.getFirst().close();
            }
        }
    }
}
