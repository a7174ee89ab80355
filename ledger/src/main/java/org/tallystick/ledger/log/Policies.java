package org.tallystick.ledger.log;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.policy.AsOf;
import org.tallystick.formats.policy.MemberKeys;
import org.tallystick.formats.policy.Policy;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.members.Member;
import org.tallystick.ledger.members.Members;

/**
 * The trust roots of the network as its members are now: one member's log, all members' cosignatures, more than two thirds
 * of them as the quorum.
 */
public final class Policies {
    private Policies() {}

    /** The policy that today's other tools read, or nothing if there is no such member. */
    public static Optional<Policy> forEd25519(StateView state, MemberId issuer, Entry.Header asOf) {
        return Members.find(state, issuer)
                .map(member -> MemberKeys.policyForEd25519(member.log(), keys(state), asOf(asOf)));
    }

    /** The policy that demands both algorithms, or nothing if there is no such member. */
    public static Optional<Policy> forBoth(StateView state, MemberId issuer, Entry.Header asOf) {
        return Members.find(state, issuer)
                .map(member -> MemberKeys.policyForBoth(member.log(), keys(state), asOf(asOf)));
    }

    private static List<MemberKeys> keys(StateView state) {
        return Members.all(state).stream().map(Policies::keys).toList();
    }

    private static MemberKeys keys(Member member) {
        return new MemberKeys(member.id(), member.ed25519(), member.mlDsa44());
    }

    private static AsOf asOf(Entry.Header header) {
        return new AsOf(header.block(), header.time());
    }
}
