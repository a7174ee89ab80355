package org.tallystick.sharing.details;

import java.util.Optional;
import org.tallystick.formats.json.JsonObject;

/**
 * Who an account is: {@code accounts.register}. For the address book of those who may know.
 *
 * @param name what to call it, such as {@code dr-chen}
 */
public record AccountBody(Optional<String> name) implements Body {
    static AccountBody read(JsonObject json) {
        return new AccountBody(json.optionalString("name"));
    }

    @Override
    public JsonObject json() {
        return Say.one("name", name);
    }

    @Override
    public String toString() {
        return "who an account is";
    }
}
