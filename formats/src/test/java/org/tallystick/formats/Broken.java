package org.tallystick.formats;

import org.tallystick.formats.json.JsonObject;

/** An input that no parser may take, and the one fault that it must name. */
public record Broken(String name, Bytes input, Fault fault) {

    /** As it stands in {@code spec/vectors}: text where the bytes are text, else hexadecimal. */
    public JsonObject json(String field) {
        JsonObject.Builder json = JsonObject.with("name", name).with("fault", fault.code());
        return isText()
                ? json.with(field, input.text()).build()
                : json.with(field + "Hex", input.hex()).build();
    }

    private boolean isText() {
        return Parsed.of(input::text) instanceof Parsed.Ok<String>;
    }

    @Override
    public String toString() {
        return name;
    }
}
