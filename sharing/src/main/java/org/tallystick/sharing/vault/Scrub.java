package org.tallystick.sharing.vault;

/**
 * What came of checking payloads.
 *
 * @param payloads how many were looked at
 * @param bytes what they hold
 * @param damaged how many were not what was written, and are in quarantine now
 * @param unreadable how often the disk did not give a payload, or a folder of them; they stay where they are
 */
public record Scrub(long payloads, long bytes, long damaged, long unreadable) {
    static final Scrub NOTHING = new Scrub(0, 0, 0, 0);

    Scrub checked(long size) {
        return new Scrub(payloads + 1, bytes + size, damaged, unreadable);
    }

    Scrub foundDamaged() {
        return new Scrub(payloads + 1, bytes, damaged + 1, unreadable);
    }

    Scrub foundUnreadable() {
        return new Scrub(payloads + 1, bytes, damaged, unreadable + 1);
    }
}
