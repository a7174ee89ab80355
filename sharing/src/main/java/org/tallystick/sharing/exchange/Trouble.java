package org.tallystick.sharing.exchange;

import java.util.Optional;
import org.tallystick.formats.id.MemberId;

/**
 * Something about deliveries that whoever runs the node should know. What did not succeed is tried again.
 *
 * @param to the recipient, if it is about one
 */
public record Trouble(Optional<MemberId> to, String why) {}
