package org.tallystick.api.resource;

import java.io.IOException;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;

/** What a failing disk means to a client. */
final class Disk {
    private static final System.Logger LOG = System.getLogger("org.tallystick.api");

    private Disk() {}

    static ProblemException problem(IOException failure) {
        boolean full = String.valueOf(failure.getMessage()).contains("No space left");
        LOG.log(System.Logger.Level.ERROR, full ? "the disk is full" : "the disk failed", failure);
        return full
                ? new ProblemException(Code.DISK_FULL, "the disk is full")
                : new ProblemException(Code.INTERNAL, "the disk failed; the node's log says how");
    }
}
