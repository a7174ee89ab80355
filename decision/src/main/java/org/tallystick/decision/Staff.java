package org.tallystick.decision;

import java.util.List;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Role;

/** Who works for a member: its node, its administrator, and whoever has a role there and is no subject. */
public final class Staff {
    private Staff() {}

    /** True if that account, with the roles it has now, works for its member. */
    public static boolean includes(AccountId account, List<String> roles) {
        boolean hasWork = account.isNode() || account.isAdmin() || !roles.isEmpty();
        return hasWork && !roles.contains(Role.SUBJECT);
    }
}
