/**
 * Holds what a stopped node's members have in their folders against the ledger: payloads, details, address book. Changes
 * nothing, and never says of anything found wrong what it contains, only which record or entry it belongs to.
 */
@NullMarked
package org.tallystick.sharing.audit;

import org.jspecify.annotations.NullMarked;
