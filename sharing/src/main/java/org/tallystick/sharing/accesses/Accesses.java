package org.tallystick.sharing.accesses;

import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Accesses as they stand in the state: each under {@code accesses/access/<access>}; numbered per record from 1 under {@code
 * accesses/of/<record>/<number>}, with the count in {@code accesses/count/<record>}, so that whoever knows a record finds
 * every access from any node; and, until answered, {@code accesses/open/<holder>/<access>}. However often one record is
 * asked for, a request writes the same four small values.
 */
public final class Accesses {
    private Accesses() {}

    /** Where an access stands. */
    public static Key accessKey(Handle access) {
        return Key.of("accesses", "access", access);
    }

    /** Where the count of a record's accesses stands. */
    public static Key countKey(Handle record) {
        return Key.of("accesses", "count", record);
    }

    /** Where the identifier of a record's access of that number stands; the first is 1. */
    public static Key numberedKey(Handle record, long number) {
        return Key.of("accesses", "of", record + "/" + number);
    }

    /** What the keys of the accesses begin with that a holder has yet to answer; the access's identifier follows. */
    public static String openPrefix(MemberId holder) {
        return "accesses/open/" + holder + "/";
    }

    /** The access, if it was requested. */
    public static Optional<Access> access(StateView state, Handle access) {
        return state.get(accessKey(access)).map(Access::read);
    }

    /** How often a record was asked for. */
    public static long count(StateView state, Handle record) {
        return state.get(countKey(record)).map(json -> json.integer("count")).orElse(0L);
    }

    /** The access of that number, from 1 to {@link #count}. */
    public static Optional<Handle> numbered(StateView state, Handle record, long number) {
        return state.get(numberedKey(record, number)).map(json -> new Handle(json.string("access")));
    }

    static void open(State state, MemberId holder, Handle handle, Access access) {
        long number = count(state, access.record()) + 1;
        state.put(accessKey(handle), access.json());
        state.put(countKey(access.record()), JsonObject.with("count", number).build());
        state.put(
                numberedKey(access.record(), number),
                JsonObject.with("access", handle.value()).build());
        state.put(new Key(openPrefix(holder) + handle), JsonObject.EMPTY);
    }

    static void close(State state, MemberId holder, Handle handle, Access access) {
        state.put(accessKey(handle), access.json());
        state.delete(new Key(openPrefix(holder) + handle));
    }
}
