package org.tallystick.ledger.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * The ledger's files cannot be used, or can be no longer. Whoever catches this stops the node and shows the message: it
 * says what to do. Nothing that was not committed before has been acknowledged.
 */
public final class StoreFailure extends RuntimeException {

    /** What is the matter. */
    public enum Problem {
        /** Another process, or another node in this one, has the directory open. */
        IN_USE,
        /** The directory belongs to another network. */
        OTHER_NETWORK,
        /** The files have a version that this program does not know. */
        UNKNOWN_FORMAT,
        /** Files or the file system cannot be written to. */
        READ_ONLY,
        /** There is a file where a folder must be. */
        NOT_A_FOLDER,
        /** The log, the truth, is damaged. */
        DAMAGED,
        /** The log ends before blocks that were committed. */
        BLOCKS_MISSING,
        /** The disk, a quota or a limit on file sizes is full. */
        DISK_FULL,
        /** Reading or writing failed for another reason. */
        INPUT_OUTPUT,
        /** The store was closed, or stopped by an earlier failure. */
        CLOSED
    }

    private final Problem problem;

    StoreFailure(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    private StoreFailure(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** What is the matter. */
    public Problem problem() {
        return problem;
    }

    static StoreFailure damaged(String what) {
        return new StoreFailure(
                Problem.DAMAGED,
                what
                        + ". The block log is the ledger itself and is never repaired by guessing: restore it from a back-up"
                        + " or copy it from another member, and run 'tally fsck' to see all findings");
    }

    /** Gives a failed operation the problem that its message speaks of. */
    static StoreFailure of(IOException cause, String doing) {
        Problem problem = classify(cause);
        return new StoreFailure(problem, doing + " failed: " + cause.getMessage() + advice(problem), cause);
    }

    private static Problem classify(IOException cause) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no space") || text.contains("file too large") || text.contains("quota")) {
            return Problem.DISK_FULL;
        }
        boolean readOnly = cause instanceof AccessDeniedException
                || cause.getCause() instanceof ReadOnlyFileSystemException
                || text.contains("read-only")
                || text.contains("permission denied");
        return readOnly ? Problem.READ_ONLY : Problem.INPUT_OUTPUT;
    }

    private static String advice(Problem problem) {
        return switch (problem) {
            case DISK_FULL -> ". Make room on the disk, then start the node again";
            case READ_ONLY -> ". Make the directory writable for the user that runs the node, then start it again";
            default -> ". Check the disk, then start the node again";
        };
    }
}
