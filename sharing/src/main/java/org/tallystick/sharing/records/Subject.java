package org.tallystick.sharing.records;

import java.util.Optional;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Account.Custody;
import org.tallystick.sharing.DetailsRef;
import org.tallystick.sharing.Standing;

/**
 * A handle for a person or thing that data is about, at one member.
 *
 * @param member the member that enrolled it, and holds its records
 * @param account the alias account that speaks for it, if one is bound
 * @param details the details that say who it is
 */
public record Subject(MemberId member, Optional<AccountId> account, DetailsRef details) {

    /** True if that account speaks for it: its word is the person's own, for nobody else ever had its keys. */
    public boolean isSpokenForBy(Account caller) {
        return isBoundTo(caller) && caller.custody() == Custody.PERSON;
    }

    /** True if that account is bound to it and still has the role of a subject, whoever has its keys. */
    public boolean isBoundTo(Account caller) {
        return account.equals(Optional.of(caller.id())) && Standing.isSubject(caller);
    }

    Subject boundTo(AccountId alias) {
        return new Subject(member, Optional.of(alias), details);
    }

    static Subject read(JsonObject json) {
        return new Subject(
                new MemberId(json.string("member")),
                json.optionalString("account").map(AccountId::of),
                DetailsRef.read(json.object("details")));
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        return JsonObject.with("member", member.value())
                .with("account", account.map(AccountId::toString))
                .with("details", details.json())
                .build();
    }
}
