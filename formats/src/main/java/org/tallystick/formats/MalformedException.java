package org.tallystick.formats;

/**
 * An input that is not what it should be. Thrown by constructors and parsers while they read, and turned into a value at
 * the public door by {@link Parsed#of}. It carries no stack trace, for hostile input must stay cheap.
 */
public final class MalformedException extends RuntimeException {
    private final Fault fault;

    /**
     * @param fault which rule was broken
     * @param detail where and how, in words a user can act on; never the offending payload itself
     */
    public MalformedException(Fault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    /** Which rule was broken. */
    public Fault fault() {
        return fault;
    }

    /** Where and how the rule was broken. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Throws with that fault unless the condition holds. */
    public static void unless(boolean holds, Fault fault, String detail) {
        if (!holds) {
            throw new MalformedException(fault, detail);
        }
    }
}
