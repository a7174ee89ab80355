package org.tallystick.api.frame;

/** What an endpoint does once the asker has been let in. */
@FunctionalInterface
public interface Handler {
    /** Answers. @throws org.tallystick.api.problem.ProblemException if it cannot */
    Reply handle(Inquiry inquiry);
}
