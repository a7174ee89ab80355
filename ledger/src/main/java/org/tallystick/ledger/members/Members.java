package org.tallystick.ledger.members;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Members as they stand in the state: each under {@code members/member/<id>}, and the list of all under {@code
 * members/list/all}. Where the genesis says {@code public}, that stands under {@code members/network/all}.
 */
public final class Members {
    /** What the keys of this contract begin with. */
    public static final String PREFIX = "members/";

    /** What the genesis says of the whole network, if it says anything. */
    public static final Key NETWORK = new Key("members/network/all");

    /** There if anyone may read what the ledger holds. */
    public static final JsonObject PUBLIC =
            JsonObject.builder().with("public", true).build();

    private static final Key LIST = new Key("members/list/all");

    private Members() {}

    /** True if anyone may read what the ledger holds, not only its members. Block 0 decides it. */
    public static boolean admitStrangers(StateView state) {
        return state.get(NETWORK).filter(PUBLIC::equals).isPresent();
    }

    /** Where a member stands in the state. */
    public static Key key(MemberId id) {
        return Key.of("members", "member", id);
    }

    /** The member of that name. */
    public static Optional<Member> find(StateView state, MemberId id) {
        return state.get(key(id)).map(json -> Member.read(id, json));
    }

    /** The names of all members, sorted. */
    public static List<MemberId> ids(StateView state) {
        return state.get(LIST)
                .map(list -> list.strings("members").stream().map(MemberId::new).toList())
                .orElse(List.of());
    }

    /** All members, sorted by name. */
    public static List<Member> all(StateView state) {
        return ids(state).stream().map(id -> find(state, id).orElseThrow()).toList();
    }

    /**
     * What a header says of the members: SHA-256 over {@code {"members":[...]}}, the members sorted by name, each as it
     * stands in the state and with its name under {@code member}.
     */
    public static Hash hash(StateView state) {
        JsonArray members = all(state).stream()
                .<Json>map(member -> member.json().toBuilder()
                        .with("member", member.id().value())
                        .build())
                .collect(JsonArray.collector());
        return Hash.of(JsonObject.with("members", members).build().canonical());
    }

    static void add(State state, Member member) {
        List<MemberId> ids = new ArrayList<>(ids(state));
        ids.add(member.id());
        Collections.sort(ids);
        List<String> names = ids.stream().map(MemberId::value).toList();
        state.put(key(member.id()), member.json());
        state.put(LIST, JsonObject.with("members", JsonArray.ofStrings(names)).build());
    }
}
