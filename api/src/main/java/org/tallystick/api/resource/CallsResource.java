package org.tallystick.api.resource;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tallystick.api.auth.Access;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.formats.id.CallName;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.contract.Shape;

/** What transactions can ask for, and what their arguments and details look like. */
final class CallsResource implements Endpoint.Resource {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Contracts contracts;

    CallsResource(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/calls", Access.OPEN, this::list),
                Endpoint.get("/v1/calls/{call}", Access.OPEN, this::one));
    }

    private Reply list(Inquiry inquiry) {
        JsonArray items = contracts.calls().stream()
                .sorted(Comparator.comparing(Call::name))
                .map(CallsResource::json)
                .collect(JsonArray.collector());
        return Reply.json(JsonObject.with("items", items).build());
    }

    private Reply one(Inquiry inquiry) {
        CallName name = inquiry.path("call", CallName::new);
        var call = contracts.call(name.value());
        Sight.requireSeen(call.isPresent());
        return Reply.json(json(call.orElseThrow()));
    }

    private static JsonObject json(Call call) {
        JsonObject.Builder out = JsonObject.with("call", call.name())
                .with("summary", call.summary())
                .with("callers", call.callers().name().toLowerCase(Locale.ROOT))
                .with("schema", schema(call.args()));
        call.details().ifPresent(addendum -> out.with("details", schema(addendum.shape())));
        return out.build();
    }

    private static JsonObject schema(Shape shape) {
        return shape.schema().toBuilder().with("$schema", DIALECT).build();
    }
}
