package org.tallystick.api.port;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;

/** What is found by looking details up the other way round: names, and what is about whom. Asked by many threads at once. */
public interface Register {
    /**
     * The records of this member about a subject, by identifier.
     *
     * @param after only records behind this one
     */
    List<Handle> recordsOf(Handle subject, Optional<Handle> after, int limit);

    /** The subjects that an account is bound to, by identifier. */
    List<Handle> subjectsOf(AccountId account);

    /** What this member calls an account. */
    Optional<String> nameOf(AccountId account);

    /** The accounts that this member calls exactly so. */
    List<AccountId> named(String name);
}
