package org.tallystick.sharing.vault;

/** What a vault has of a payload. */
public sealed interface Found {
    /** Here it is; close it after use. */
    record Held(HeldPayload payload) implements Found {}

    /** It was here, and was found damaged. */
    record Quarantined() implements Found {}

    /** It is not here. */
    record Absent() implements Found {}
}
