package org.tallystick.client;

/** A node did not do what it was asked, and said why. */
public sealed class ProblemException extends RuntimeException permits LedgerAheadException {
    private final Problem problem;

    ProblemException(Problem problem) {
        super(problem.title() + ": " + problem.detail());
        this.problem = problem;
    }

    /** What the node said. */
    public Problem problem() {
        return problem;
    }
}
