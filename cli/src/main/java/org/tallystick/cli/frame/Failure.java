package org.tallystick.cli.frame;

/**
 * A command that cannot do what was asked: what happened, why, and what to do next. Each part is a phrase without a full
 * stop; none holds a secret.
 */
public final class Failure extends RuntimeException {
    private final Exit exit;
    private final String why;
    private final String next;

    private Failure(Exit exit, String what, String why, String next) {
        super(what);
        this.exit = exit;
        this.why = why;
        this.next = next;
    }

    /** The network's rules said no. */
    public static Failure refused(String what, String why, String next) {
        return new Failure(Exit.REFUSED, what, why, next);
    }

    /** The command line is not understood. */
    public static Failure usage(String what, String why, String next) {
        return new Failure(Exit.USAGE, what, why, next);
    }

    /** No node answered in time. */
    public static Failure unreachable(String what, String why, String next) {
        return new Failure(Exit.UNREACHABLE, what, why, next);
    }

    /** A file, a key or this machine is not as needed. */
    public static Failure input(String what, String why, String next) {
        return new Failure(Exit.INPUT, what, why, next);
    }

    /** A fault of our own. */
    public static Failure bug(Throwable thrown) {
        return new Failure(
                Exit.BUG,
                "something happened that never should",
                thrown.toString(),
                "run it again with TALLY_TRACE=1 set and report what it prints");
    }

    /** The exit code that it ends with. */
    public Exit exit() {
        return exit;
    }

    /** What happened. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** Why it happened. */
    public String why() {
        return why;
    }

    /** What to do next. */
    public String next() {
        return next;
    }
}
