package org.tallystick.testkit.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk that was mounted for a test, where the machine lets the test do so. */
public final class Mounted implements AutoCloseable {
    /** No disk. */
    public static final Mounted NOTHING = new Mounted(Path.of(""), false);

    private final Path at;
    private final boolean there;

    private Mounted(Path at, boolean there) {
        this.at = at;
        this.there = there;
    }

    /** A disk in memory of so many MiB. */
    public static Mounted small(Path at, int mebibytes) {
        return new Mounted(at, run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", at.toString()));
    }

    /** A folder once more, elsewhere and read-only. */
    public static Mounted readOnly(Path folder, Path at) {
        boolean bound = run("mount", "--bind", folder.toString(), at.toString());
        boolean there = bound && run("mount", "-o", "remount,ro,bind", at.toString());
        if (bound && !there) {
            run("umount", at.toString());
        }
        return new Mounted(at, there);
    }

    /** False where this may not be done. */
    public boolean isThere() {
        return there;
    }

    private static boolean run(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.onExit().orTimeout(10, TimeUnit.SECONDS).join().exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() {
        if (there) {
            run("umount", at.toString());
        }
    }
}
