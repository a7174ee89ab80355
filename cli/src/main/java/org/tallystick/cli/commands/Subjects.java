package org.tallystick.cli.commands;

import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;

/** The handle of a subject, by the account that speaks for it. */
final class Subjects {
    private Subjects() {}

    static Handle of(Connection node, AccountId account, String name) {
        return node.list("/v1/subjects?account=" + Targets.encode(account.toString())).stream()
                .map(subject -> new Handle(subject.string("subject")))
                .findFirst()
                .orElseThrow(() -> Failure.refused(
                        name + " is no subject at " + node.identity().account().member(),
                        "no handle is enrolled there for " + account,
                        "the member enrols one: tally account new NAME --member MEMBER --subject"));
    }
}
