package org.tallystick.sharing.details;

import java.util.List;
import java.util.Optional;
import org.tallystick.decision.RecordType;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Shape;

/** Kinds of field that several bodies have. */
final class Say {
    /** The most handles in a list, such as the collections of a record. */
    static final int MAX_HANDLES = 256;

    static final Shape NAME = Shape.text(200).personal();
    static final Shape REASON = Shape.text(1000).personal();
    static final Shape TYPE = Shape.form(RecordType.FORM, RecordType.WORDS);
    static final Shape HANDLES = Shape.list(Shape.handle(), MAX_HANDLES).personal();

    private Say() {}

    static List<Handle> handles(JsonObject json, String name) {
        return json.strings(name).stream().map(Handle::new).toList();
    }

    static JsonArray array(List<Handle> handles) {
        return JsonArray.ofStrings(handles.stream().map(Handle::value).toList());
    }

    static JsonObject one(String name, Optional<String> value) {
        return JsonObject.builder().with(name, value).build();
    }
}
