package org.tallystick.sharing.accesses;

import java.util.Optional;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.Numbering;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;

/**
 * Accesses as they stand in the state: each under {@code accesses/access/<access>}; numbered per record from 1 under {@code
 * accesses/of/<record>/<number>}, with the count in {@code accesses/count/<record>}, so that whoever knows a record finds
 * every access from any node; and, until answered, {@code accesses/open/<holder>/<access>}. However often one record is
 * asked for, a request writes the same four small values.
 */
public final class Accesses {
    private static final Numbering OF_RECORD = new Numbering("accesses", "access");

    private Accesses() {}

    /** Where an access stands. */
    public static Key accessKey(Handle access) {
        return Key.of("accesses", "access", access);
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
        return OF_RECORD.count(state, record);
    }

    /** The access of that number, from 1 to {@link #count}. */
    public static Optional<Handle> numbered(StateView state, Handle record, long number) {
        return OF_RECORD.find(state, record, number).map(Handle::new);
    }

    static void open(State state, MemberId holder, Handle handle, Access access) {
        state.put(accessKey(handle), access.json());
        OF_RECORD.add(state, access.record(), handle);
        state.put(new Key(openPrefix(holder) + handle), JsonObject.EMPTY);
    }

    static void close(State state, MemberId holder, Handle handle, Access access) {
        state.put(accessKey(handle), access.json());
        state.delete(new Key(openPrefix(holder) + handle));
    }
}
