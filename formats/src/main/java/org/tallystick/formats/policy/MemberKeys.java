package org.tallystick.formats.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.note.SignatureType;
import org.tallystick.formats.note.VerifierKey;
import org.tallystick.formats.policy.Component.Group;
import org.tallystick.formats.policy.Component.Witness;

/**
 * The cosigning keys of one member, and the policies that a network's members make together.
 *
 * @param ed25519 of type 0x04
 * @param mlDsa44 of type 0x06
 */
public record MemberKeys(MemberId member, VerifierKey ed25519, VerifierKey mlDsa44) {
    /** The group of all members; no member can be called so. */
    public static final String MEMBERS = "members/quorum";

    public MemberKeys {
        MalformedException.unless(
                ed25519.type() == SignatureType.COSIGNATURE_ED25519
                        && mlDsa44.type() == SignatureType.COSIGNATURE_ML_DSA_44,
                Fault.VERIFIER_KEY,
                "a member cosigns with keys of type 0x04 and 0x06");
    }

    /** The number of members that a quorum needs: more than two thirds. */
    public static int quorum(int members) {
        return 2 * members / 3 + 1;
    }

    /** The policy that asks each member of a quorum for its Ed25519 cosignature, which is all that today's tools read. */
    public static Policy policyForEd25519(VerifierKey log, List<MemberKeys> members, AsOf asOf) {
        List<Component> components = new ArrayList<>();
        for (MemberKeys keys : members) {
            components.add(new Witness(keys.member().value(), keys.ed25519(), Optional.empty()));
        }
        return policy(log, components, members, asOf);
    }

    /**
     * The policy that asks each member of a quorum for both of its cosignatures: a member is a group of its two keys, all
     * of which must have cosigned, so that a forger has to break both algorithms.
     */
    public static Policy policyForBoth(VerifierKey log, List<MemberKeys> members, AsOf asOf) {
        List<Component> components = new ArrayList<>();
        for (MemberKeys keys : members) {
            String name = keys.member().value();
            List<String> both = List.of(name + "/ed25519", name + "/ml-dsa-44");
            components.add(new Witness(both.get(0), keys.ed25519(), Optional.empty()));
            components.add(new Witness(both.get(1), keys.mlDsa44(), Optional.empty()));
            components.add(new Group(name, both.size(), both));
        }
        return policy(log, components, members, asOf);
    }

    private static Policy policy(VerifierKey log, List<Component> components, List<MemberKeys> members, AsOf asOf) {
        List<String> names = members.stream().map(keys -> keys.member().value()).toList();
        components.add(new Group(MEMBERS, quorum(members.size()), names));
        return new Policy(List.of(new Policy.Log(log, Optional.empty())), components, MEMBERS, Optional.of(asOf));
    }
}
