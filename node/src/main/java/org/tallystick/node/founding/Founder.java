package org.tallystick.node.founding;

import java.net.URI;
import org.tallystick.formats.id.MemberId;

/**
 * An organisation that founds a network.
 *
 * @param region where its vault stands, such as {@code eu}
 * @param address where other members and people reach its node
 */
public record Founder(MemberId member, String region, URI address) {}
