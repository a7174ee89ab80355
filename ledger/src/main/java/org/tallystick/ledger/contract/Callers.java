package org.tallystick.ledger.contract;

/** The kinds of account that may make a call. */
public enum Callers {
    /** A member's administrator while the network is founded: in block 0 and never again. */
    FOUNDER,
    /** A member's node, {@code node@member}. */
    NODE,
    /** A member's administrator, {@code admin@member}. */
    ADMIN,
    /** Any active account. */
    ANYONE
}
