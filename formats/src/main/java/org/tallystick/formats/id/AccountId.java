package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * An account on the ledger, such as {@code a7f3c2@st-mary}. The part before the {@code @} is 6 to 32 random hexadecimal
 * digits and says nothing about who it is; the two names {@code node} and {@code admin} belong to the member itself.
 */
public record AccountId(String local, MemberId member) implements Comparable<AccountId> {

    public AccountId {
        MalformedException.unless(
                Alphabet.HEXADECIMAL.spells(local, 6, 32) || local.equals("node") || local.equals("admin"),
                Fault.ACCOUNT_ID,
                "an account is 6 to 32 hexadecimal digits, '@' and its member, such as a7f3c2@st-mary");
    }

    /** Reads {@code local@member}. @throws MalformedException {@link Fault#ACCOUNT_ID} or {@link Fault#MEMBER_ID} */
    public static AccountId of(String text) {
        int at = text.indexOf('@');
        MalformedException.unless(
                at > 0, Fault.ACCOUNT_ID, "an account has the form local@member, such as a7f3c2@st-mary");
        return new AccountId(text.substring(0, at), new MemberId(text.substring(at + 1)));
    }

    /** The account with which the member's node signs. */
    public static AccountId nodeOf(MemberId member) {
        return new AccountId("node", member);
    }

    /** The account with which the member administers itself and votes. */
    public static AccountId adminOf(MemberId member) {
        return new AccountId("admin", member);
    }

    /** True for {@code node@member}. */
    public boolean isNode() {
        return local.equals("node");
    }

    /** True for {@code admin@member}. */
    public boolean isAdmin() {
        return local.equals("admin");
    }

    @Override
    public int compareTo(AccountId that) {
        int byMember = member.compareTo(that.member);
        return byMember != 0 ? byMember : local.compareTo(that.local);
    }

    @Override
    public String toString() {
        return local + "@" + member;
    }
}
