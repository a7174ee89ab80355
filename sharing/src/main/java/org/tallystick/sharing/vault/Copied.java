package org.tallystick.sharing.vault;

/** How serving a payload ended. */
public sealed interface Copied {
    /** All of it was written. */
    record Whole(long bytes) implements Copied {}

    /** The payload on the disk has changed; it is in quarantine now, and what was written ends before the damage. */
    record Damaged(String why) implements Copied {}
}
