package org.tallystick.api.auth;

import java.util.HashMap;
import java.util.Map;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.Account;

/**
 * Who has how much of a room. Half of it is the members', in equal parts, for the first of each of their accounts; a quarter is
 * their nodes', in equal parts. The last quarter is for whoever needs more, half of it at most for one account. So whoever
 * floods ends up waiting for room in that quarter, which nobody else needs.
 */
final class Shares {
    /** So many accounts of a member must flood before its share is used up. */
    private static final int FLOODING_ACCOUNTS = 32;

    private final int perMember;
    private final int perNode;
    private final int perAccount;
    private final int more;
    private final Map<MemberId, Integer> members = new HashMap<>();
    private final Map<AccountId, Integer> accounts = new HashMap<>();
    private final Map<AccountId, Integer> beyond = new HashMap<>();
    private int takenBeyond;

    Shares(int room, int members) {
        this.perMember = room / 2 / Math.max(1, members);
        this.perNode = perMember / 2;
        this.perAccount = Math.max(1, perMember / FLOODING_ACCOUNTS);
        this.more = room / 4;
    }

    /** Takes a place; false if there is none for that account. */
    boolean take(Account account) {
        AccountId id = account.id();
        boolean own = account.isNode()
                ? take(accounts, id, perNode)
                : accounts.getOrDefault(id, 0) < perAccount
                        && take(members, id.member(), perMember)
                        && take(accounts, id, perAccount);
        return own || takeBeyond(id);
    }

    private boolean takeBeyond(AccountId id) {
        if (takenBeyond >= more || !take(beyond, id, more / 2)) {
            return false;
        }
        takenBeyond++;
        return true;
    }

    private static <T> boolean take(Map<T, Integer> taken, T who, int most) {
        int count = taken.getOrDefault(who, 0);
        if (count >= most) {
            return false;
        }
        taken.put(who, count + 1);
        return true;
    }
}
