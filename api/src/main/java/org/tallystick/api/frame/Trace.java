package org.tallystick.api.frame;

import org.jspecify.annotations.Nullable;

/** What failed and where, for the log: classes and lines. Never the messages of exceptions, which quote what came in. */
final class Trace {
    private static final int MAX_CAUSES = 5;
    private static final int MAX_LINES = 20;

    private Trace() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        @Nullable Throwable next = failure;
        for (int causes = 0; next != null && causes < MAX_CAUSES; causes++) {
            text.append(causes == 0 ? "" : "\n  caused by ")
                    .append(next.getClass().getName());
            StackTraceElement[] lines = next.getStackTrace();
            for (int i = 0; i < Math.min(lines.length, MAX_LINES); i++) {
                text.append("\n    at ").append(lines[i]);
            }
            next = next.getCause();
        }
        return text.toString();
    }
}
