package org.tallystick.sharing.exchange;

import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.sealing.hpke.RecipientKey;

/**
 * Where a member's node is and which keys it has, as the ledger says now.
 *
 * @param address its base URL
 * @param vault to which what is meant for the member is sealed
 * @param node with which its node signs
 */
public record Contact(MemberId member, String address, RecipientKey vault, PublicKey node) {}
