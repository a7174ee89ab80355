package org.tallystick.cli.frame;

/** What a command's exit code says. The numbers are documented and never change their meaning. */
public enum Exit {
    OK(0, "done, or the verdict is positive"),
    REFUSED(1, "refused by the network's rules, or the verdict is negative"),
    USAGE(2, "the command line is not understood"),
    UNREACHABLE(3, "no node answered in time; what was sent may or may not have been accepted"),
    INPUT(4, "a file, a key or this machine is not as needed; nothing was sent"),
    BUG(5, "a fault of Tallystick's own");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }

    /** One line for the help. */
    public String meaning() {
        return meaning;
    }
}
