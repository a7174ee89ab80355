/**
 * What a member's node does of its own accord: it answers requests for the records it holds, and acknowledges grants whose
 * details it has. All it has to do stands in the ledger's state, so that a restart forgets nothing. It never releases
 * anything: that rests on the committed answer alone.
 */
@NullMarked
package org.tallystick.sharing.holder;

import org.jspecify.annotations.NullMarked;
