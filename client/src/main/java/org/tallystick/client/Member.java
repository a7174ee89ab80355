package org.tallystick.client;

import java.net.URI;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.WebAddress;
import org.tallystick.formats.json.JsonObject;

/**
 * An organisation that keeps the network.
 *
 * @param region where its vault stands
 * @param address where its node is reached
 * @param json all that the node says of it
 */
public record Member(MemberId id, String region, URI address, JsonObject json) {
    static Member of(JsonObject json) {
        return new Member(
                new MemberId(json.string("member")),
                json.string("region"),
                WebAddress.parse(json.string("address")),
                json);
    }
}
