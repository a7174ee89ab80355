package org.tallystick.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process of the same program and options. It says lines of a word and a value; closing its standard input
 * asks it to end.
 */
final class Child implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter orders;

    private Child(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Child of(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmn192m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(args));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** In the child: says a word and a value. */
    static void say(String word, Object value) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(word + " " + value);
    }

    /** In the child: returns when the parent closes it, or is gone. */
    static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            // What the parent writes is of no interest.
        }
    }

    /** Says a line to it. */
    void tell(String line) throws IOException {
        orders.write(line);
        orders.newLine();
        orders.flush();
    }

    /** The value of the next line, which has that word. */
    String expect(String word) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.startsWith(word + " ")) {
            throw new IOException("a process of the measurement said '" + line + "' and not '" + word + "'");
        }
        return line.substring(word.length() + 1);
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
