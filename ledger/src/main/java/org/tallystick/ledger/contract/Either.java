package org.tallystick.ledger.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * One of several objects. Which one is meant its first field tells, so that a mistake in it can be said as such; the schema
 * offers all of them.
 */
record Either(List<Shape.Fields> forms) implements Shape {
    @Override
    public JsonObject schema() {
        JsonArray all = forms.stream().map(form -> (Json) form.schema()).collect(JsonArray.collector());
        return JsonObject.with("type", "object").with("anyOf", all).build();
    }

    @Override
    public boolean isPublic() {
        return forms.stream().allMatch(Shape::isPublic);
    }

    @Override
    public Optional<Mistake> check(Json value) {
        if (!(value instanceof JsonObject object)) {
            return Mistake.type("an object");
        }
        return first(form -> form.isMeantBy(object))
                .or(() -> first(form -> form.isNamedBy(object)))
                .map(form -> form.check(object))
                .orElseGet(this::none);
    }

    private Optional<Fields> first(Predicate<Fields> meant) {
        return forms.stream().filter(meant).findFirst();
    }

    private Optional<Mistake> none() {
        return Mistake.value(forms.stream()
                .map(form -> "{" + String.join(", ", form.schema().strings("required")) + "}")
                .collect(Collectors.joining(" or ", "one of ", "")));
    }
}
