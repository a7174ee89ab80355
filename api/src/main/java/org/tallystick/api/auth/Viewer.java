package org.tallystick.api.auth;

import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.contract.Account;
import org.tallystick.sharing.Standing;

/** Who asks. */
public sealed interface Viewer {

    /** Nobody that showed a token. */
    record Stranger() implements Viewer {}

    /** An active account of the network that signed a token for this. */
    record Known(Account account) implements Viewer {
        /** Which account. */
        public AccountId id() {
            return account.id();
        }

        /** True for the alias account of a subject: it sees what concerns it. */
        public boolean isSubject() {
            return Standing.isSubject(account);
        }

        /** True for accounts through which some member sees what the ledger holds. */
        public boolean worksForMember() {
            return Standing.worksForMember(account);
        }

        /** True for accounts through which that member sees what it may see. */
        public boolean isStaffOf(MemberId member) {
            return account.member().equals(member) && worksForMember();
        }
    }
}
