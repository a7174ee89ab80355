package org.tallystick.cli.commands;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.decision.ReaderTerm;
import org.tallystick.formats.id.MemberId;
import picocli.CommandLine.Option;

/** The options that say whom a grant is about; picocli asks for exactly one. */
final class ToWhom {
    @Option(names = "--to", paramLabel = "NAME", required = true, description = "One account, by name or identifier.")
    private @Nullable String account;

    @Option(
            names = "--to-role",
            paramLabel = "ROLE@MEMBER",
            required = true,
            description = "Everyone who works for a member and has that role.")
    private @Nullable String role;

    @Option(
            names = "--to-member",
            paramLabel = "MEMBER",
            required = true,
            description = "Everyone who works for a member; with --deny, all its accounts.")
    private String member = "";

    ReaderTerm reader(Speaker speaker, Connection node) throws IOException {
        if (account != null) {
            return new ReaderTerm.OneAccount(speaker.account(node, account));
        }
        if (role == null) {
            return new ReaderTerm.Everyone(known(node, member));
        }
        String[] parts = role.split("@", 2);
        if (parts.length < 2) {
            throw Failure.usage(
                    "'" + role + "' is no role at a member", "the '@' is missing", "write it like doctor@st-mary");
        }
        return new ReaderTerm.RoleAt(Targets.role(parts[0]), known(node, parts[1]));
    }

    /** A member that there is: nobody could deliver the terms to another. */
    private static MemberId known(Connection node, String text) {
        MemberId member = Targets.member(text);
        if (node.members().stream().noneMatch(listed -> listed.id().equals(member))) {
            throw Failure.usage(
                    "there is no member " + text, "the network does not have it", "'tally status' lists them");
        }
        return member;
    }
}
