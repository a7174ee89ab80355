package org.tallystick.api.wire;

/** So many bytes of memory for what is on its way in. Guarded by itself. */
final class Room {
    private final long most;
    private long taken;

    Room(long most) {
        this.most = most;
    }

    synchronized boolean take(long bytes) {
        if (bytes > most - taken) {
            return false;
        }
        taken += bytes;
        return true;
    }

    synchronized void giveBack(long bytes) {
        taken -= bytes;
    }
}
