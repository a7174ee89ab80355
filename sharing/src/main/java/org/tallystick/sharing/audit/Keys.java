package org.tallystick.sharing.audit;

import org.tallystick.sealing.MasterKey;

/** Whether a member's vault can be opened. */
public sealed interface Keys {
    /** Here is its key. */
    record Open(MasterKey vault) implements Keys {}

    /** Nobody gave the passphrase, or not the right one: {@code why}, as a clause. */
    record Closed(String why) implements Keys {}

    /** The folders were not sealed under this member's key, or a key is missing; {@code why}, as a sentence that says what to do. */
    record Foreign(String why) implements Keys {}

    /** The file of the keys is missing or damaged; {@code why} goes on after its name. */
    record Unreadable(String why) implements Keys {}
}
