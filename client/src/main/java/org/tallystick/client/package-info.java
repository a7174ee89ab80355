/**
 * The Java client, with two doors: {@link org.tallystick.client.Tally#connect} to a member's node, and {@link
 * org.tallystick.client.Receipts#verify} for what a node once said, offline. Never trusts a node with a private key.
 */
@NullMarked
package org.tallystick.client;

import org.jspecify.annotations.NullMarked;
