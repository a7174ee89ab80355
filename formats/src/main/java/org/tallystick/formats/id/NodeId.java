package org.tallystick.formats.id;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * One member's node in one network, such as {@code ledger.example/demo-7c1f#st-mary}: the audience of request tokens, so
 * that a token for one node is of no use at another.
 */
public record NodeId(NetworkName network, MemberId member) {

    /** Reads {@code network#member}. @throws MalformedException if either part is not what it should be */
    public static NodeId of(String text) {
        int hash = text.indexOf('#');
        MalformedException.unless(hash > 0, Fault.FIELD_VALUE, "a node has the form network#member");
        return new NodeId(new NetworkName(text.substring(0, hash)), new MemberId(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return network + "#" + member;
    }
}
