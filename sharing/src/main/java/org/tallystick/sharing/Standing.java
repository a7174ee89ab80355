package org.tallystick.sharing;

import org.tallystick.decision.Staff;
import org.tallystick.ledger.contract.Account;

/**
 * For whom an account speaks. An account with the role {@value #SUBJECT} is a person's alias at a member: it speaks for
 * that person and never for the member, whatever else it is. The ledger gives that role when the account is registered, and
 * never takes it away. Whoever has no role at all speaks for nobody.
 */
public final class Standing {
    /** The role of the alias accounts of those whom data is about. */
    public static final String SUBJECT = Account.SUBJECT;

    /** The role of those who speak for their member in sharing, beside its node and its administrator. */
    public static final String STEWARD = "steward";

    private Standing() {}

    /** True if the account is the alias of a subject. */
    public static boolean isSubject(Account account) {
        return account.hasRole(SUBJECT);
    }

    /** True if the account works for its member and may share in its name. */
    public static boolean worksForMember(Account account) {
        return Staff.includes(account.id(), account.roles());
    }

    /** True if the account may bind its member: enrol subjects, name a legal basis, correct what others shared. */
    public static boolean speaksForMember(Account account) {
        return worksForMember(account) && (account.isNode() || account.isAdmin() || account.hasRole(STEWARD));
    }
}
