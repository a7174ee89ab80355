package org.tallystick.ledger.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.entry.Outcome.Refused;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.contract.Turn;

/** Takes a member in, with its node and administrator, if it brings keys of its own. */
final class Joining {
    private static final int MAX_MEMBERS = 100;

    private Joining() {}

    static Optional<Refused> check(StateView state, NetworkName network, JsonObject args) {
        try {
            MemberKeys keys = MemberKeys.read(network, args);
            List<MemberId> ids = Members.ids(state);
            if (ids.contains(keys.member().id())) {
                return refuse("member-exists", "the network has a member of that name");
            }
            if (ids.size() >= MAX_MEMBERS) {
                return refuse("too-many-members", "a network has at most " + MAX_MEMBERS + " members");
            }
            return checkKeys(state, keys);
        } catch (MalformedException e) {
            return refuse("bad-key", e.detail());
        }
    }

    private static Optional<Refused> checkKeys(StateView state, MemberKeys keys) {
        List<Bytes> taken = new ArrayList<>();
        for (Member other : Members.all(state)) {
            taken.addAll(MemberKeys.ofSeals(other));
            for (AccountId id : List.of(AccountId.adminOf(other.id()), AccountId.nodeOf(other.id()))) {
                Accounts.find(state, id)
                        .ifPresent(account -> taken.add(account.signingKey().raw()));
            }
        }
        for (Bytes key : keys.all()) {
            if (taken.contains(key)) {
                return refuse("key-reused", "each role of each member has a key of its own");
            }
            taken.add(key);
        }
        return Optional.empty();
    }

    static void admit(Turn turn, JsonObject args) {
        Member member = Member.ofArgs(args, turn.block());
        Members.add(turn.state(), member);
        register(turn.state(), AccountId.adminOf(member.id()), signing(args, "admin"), member.vault());
        register(turn.state(), AccountId.nodeOf(member.id()), signing(args, "node"), member.vault());
    }

    private static void register(State state, AccountId id, PublicKey signing, Bytes encryption) {
        Accounts.register(
                state, new Account(id, signing, encryption, List.of(), Account.Status.ACTIVE, Account.Custody.MEMBER));
    }

    private static PublicKey signing(JsonObject args, String name) {
        return PublicKey.ed25519(args.string(name));
    }

    private static Optional<Refused> refuse(String code, String why) {
        return Optional.of(new Refused(code, why));
    }
}
