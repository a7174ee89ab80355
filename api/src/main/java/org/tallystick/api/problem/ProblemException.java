package org.tallystick.api.problem;

/** A request that ends in a problem. It carries no stack trace, for hostile requests must stay cheap. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    /** Leaves the handling of the request. */
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** Leaves the handling of the request. */
    public ProblemException(Code code, String detail) {
        this(Problem.of(code, detail));
    }

    /** What to tell the client. */
    public Problem problem() {
        return problem;
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean holds, Code code, String detail) {
        if (!holds) {
            throw new ProblemException(code, detail);
        }
    }
}
