package org.tallystick.sharing.details;

import java.util.List;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/**
 * Which collections a record belongs to from now on: {@code records.collect}.
 *
 * @param collections all of them; none takes the record out of every collection
 */
public record CollectBody(List<Handle> collections) implements Body {
    static final Shape.Fields SHAPE = Shape.object().required("collections", Say.HANDLES);

    public CollectBody {
        collections = List.copyOf(collections);
    }

    static CollectBody read(JsonObject json) {
        return new CollectBody(Say.handles(json, "collections"));
    }

    @Override
    public JsonObject json() {
        return JsonObject.with("collections", Say.array(collections)).build();
    }

    @Override
    public String toString() {
        return "which collections";
    }
}
