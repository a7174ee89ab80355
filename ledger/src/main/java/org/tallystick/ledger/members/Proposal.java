package org.tallystick.ledger.members;

import java.util.List;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;

/** A proposal to admit a member, and the votes on it; immutable. */
record Proposal(JsonObject member, JsonObject votes, String status) {
    private static final String OPEN = "open";
    private static final String CARRIED = "carried";
    private static final String REJECTED = "rejected";

    static Key key(String proposal) {
        return Key.of("members", "proposal", proposal);
    }

    static Proposal toAdmit(JsonObject member) {
        return new Proposal(member, JsonObject.EMPTY, OPEN);
    }

    static Proposal read(JsonObject json) {
        return new Proposal(json.object("member"), json.object("votes"), json.string("status"));
    }

    JsonObject json() {
        return JsonObject.with("action", "admit")
                .with("member", member)
                .with("votes", votes)
                .with("status", status)
                .build();
    }

    Proposal with(MemberId voter, boolean yes) {
        return new Proposal(member, votes.toBuilder().with(voter.value(), yes).build(), status);
    }

    /** Open until more than two thirds of the present members said yes, or so many said no that they never can. */
    Proposal counted(List<MemberId> members) {
        int yes = count(members, true);
        int no = count(members, false);
        String now = 3 * yes > 2 * members.size() ? CARRIED : 3 * no >= members.size() ? REJECTED : OPEN;
        return new Proposal(member, votes, now);
    }

    private int count(List<MemberId> members, boolean answer) {
        Json wanted = Json.of(answer);
        return (int) members.stream()
                .filter(id -> votes.get(id.value()).filter(wanted::equals).isPresent())
                .count();
    }

    boolean isOpen() {
        return status.equals(OPEN);
    }

    boolean isCarried() {
        return status.equals(CARRIED);
    }

    boolean hasVoted(MemberId voter) {
        return votes.has(voter.value());
    }
}
