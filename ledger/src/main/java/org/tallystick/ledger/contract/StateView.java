package org.tallystick.ledger.contract;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;

/** Values by key, to look at. */
@FunctionalInterface
public interface StateView {
    /** The value now. */
    Optional<JsonObject> get(Key key);
}
