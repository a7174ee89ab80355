package org.tallystick.cli.commands;

import java.util.function.Predicate;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** Those whom data is about, as the node's own member enrolled them: each member has a handle of its own for a person. */
final class Subjects {
    private Subjects() {}

    /** The handle for which an account speaks. */
    static Handle of(Connection node, AccountId account, String name) {
        return find(
                node,
                "?account=" + Targets.encode(account.toString()),
                _ -> true,
                name,
                "it has enrolled nobody for whom " + account + " speaks");
    }

    /** A handle that was typed, if it is one of this member's. */
    static Handle known(Connection node, Handle handle) {
        Predicate<JsonObject> same = subject -> subject.string("subject").equals(handle.value());
        return find(node, "", same, handle.value(), "no such handle is enrolled there");
    }

    private static Handle find(
            Connection node, String query, Predicate<JsonObject> wanted, String name, String otherwise) {
        String member = node.identity().account().member().value();
        return node.list("/v1/subjects" + query).stream()
                .filter(subject -> subject.string("member").equals(member))
                .filter(wanted)
                .map(subject -> new Handle(subject.string("subject")))
                .findFirst()
                .orElseThrow(() -> Failure.refused(
                        name + " is no subject at " + member,
                        otherwise,
                        "the member enrols one: tally account new NAME --member " + member + " --subject"));
    }
}
