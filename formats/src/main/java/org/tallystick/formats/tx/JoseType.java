package org.tallystick.formats.tx;

import org.tallystick.formats.Base64Text;
import org.tallystick.formats.json.JsonObject;

/** The {@code typ} of each use of signed JSON, so that one can never pass for another (RFC 8725, section 3.11). */
enum JoseType {
    TRANSACTION("tally-tx+jwt"),
    REQUEST("tally-req+jwt"),
    ACKNOWLEDGEMENT("tally-ack+jwt");

    private final String typ;
    private final String usualHeader;

    JoseType(String typ) {
        this.typ = typ;
        JsonObject header = JsonObject.with("alg", "Ed25519").with("typ", typ).build();
        this.usualHeader = Base64Text.encodeUrl(header.canonical().dangerArray());
    }

    String typ() {
        return typ;
    }

    /** The header that nearly everyone sends, encoded; recognised without parsing. */
    String usualHeader() {
        return usualHeader;
    }
}
