package org.tallystick.api.auth;

import java.util.Set;

/**
 * Whom an endpoint is for, before it looks at what is asked for. Each kind names the scopes that a bearer token may have
 * instead of being signed for the one request.
 */
public enum Access {
    /** Anyone. A token is not even looked at. */
    OPEN(""),
    /** The log as a monitor reads it: accounts other than subjects, and anyone where the network is public. */
    LOG("log:read read"),
    /** What the ledger holds about everybody: the same, by another scope. */
    LEDGER("read"),
    /** Anyone on the ledger, subjects too, and anyone at all where the network is public; the handler shows each its part. */
    KNOWN("read"),
    /** Anyone on the ledger, subjects too, and never a stranger; the handler shows each what concerns it. */
    ACCOUNT("read"),
    /** Accounts of this member that are more than subjects; never by scope. */
    STAFF(""),
    /** Whoever the handler finds to be the account concerned; never by scope. */
    PERSONAL(""),
    /** Nodes of members; never by scope. */
    NODE(""),
    /** Programs on this machine, and tokens of this member's accounts. */
    METRICS("metrics:read");

    private final String scopes;

    Access(String scopes) {
        this.scopes = scopes;
    }

    /** The scopes that open it, any one of them. */
    public Set<String> scopes() {
        return scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ", -1));
    }
}
