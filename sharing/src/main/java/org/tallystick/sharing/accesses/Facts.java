package org.tallystick.sharing.accesses;

import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.members.Members;
import org.tallystick.sharing.grants.Grants;
import org.tallystick.sharing.records.Records;

/**
 * A digest of everything in the state that a decision looks at: the record, its subject, the list of live grants, the
 * reader's roles and status, and the region of the reader's member. An answer that allows names it. If any of that has
 * changed between the decision and the answer's place in the order (a revocation, a new denial, a role taken away one block
 * ago), the digests differ and the holder decides again.
 */
public final class Facts {
    private Facts() {}

    /** SHA-256 of the canonical JSON of what the state says; what is not there is left out. */
    public static Hash digest(StateView state, AccountId reader, Handle record, Handle subject) {
        JsonObject.Builder facts = JsonObject.builder();
        state.get(Records.recordKey(record)).ifPresent(value -> facts.with("record", value));
        state.get(Records.subjectKey(subject)).ifPresent(value -> facts.with("subject", value));
        state.get(Grants.liveKey(subject)).ifPresent(value -> facts.with("live", value));
        Accounts.find(state, reader)
                .ifPresent(account ->
                        facts.with("active", account.isActive()).with("roles", JsonArray.ofStrings(account.roles())));
        Members.find(state, reader.member()).ifPresent(member -> facts.with("region", member.region()));
        return Hash.of(facts.build().canonical());
    }
}
