package org.tallystick.ledger.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;

/**
 * What a call says beside its arguments, to those alone whom it concerns: its details. The ledger holds their digest, as the
 * argument {@code details}, and never looks at them.
 *
 * @param shape of their body, with marks on what is personal or secret
 * @param contradiction what else they must agree with
 * @param recipients who is to be given them
 */
public record Addendum(Shape shape, Contradiction contradiction, Recipients recipients) {

    /** Holds a body that has its shape against the arguments of its transaction. */
    @FunctionalInterface
    public interface Contradiction {
        /** Why the body cannot be what the transaction means, by what all can see of it; empty if it can. */
        Optional<String> find(JsonObject args, JsonObject body);
    }

    /** Finds out whom the details of a transaction concern. */
    @FunctionalInterface
    public interface Recipients {
        /**
         * The members to be given them; the signer's own has them anyway.
         *
         * @param state after the transaction was carried out
         */
        Collection<MemberId> of(StateView state, JsonObject args, JsonObject body);
    }

    /** Details that nobody but the signer's own member is given. */
    public static Addendum kept(Shape shape) {
        return new Addendum(shape, (_, _) -> Optional.empty(), (_, _, _) -> List.of());
    }
}
