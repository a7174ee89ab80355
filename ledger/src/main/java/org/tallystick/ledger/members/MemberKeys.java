package org.tallystick.ledger.members;

import java.util.List;
import java.util.stream.Stream;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.keys.PublicKey;

/** The public signing keys that a member brings: one for each role, none used twice in the network. */
record MemberKeys(Member member, PublicKey admin, PublicKey node) {

    List<Bytes> all() {
        return Stream.concat(Stream.of(admin.raw(), node.raw()), ofSeals(member).stream())
                .toList();
    }

    /** The keys with which a member seals checkpoints, whatever their algorithm. */
    static List<Bytes> ofSeals(Member member) {
        return Stream.of(member.log(), member.ed25519(), member.mlDsa44())
                .map(Bytes::utf8)
                .toList();
    }
}
