/** The one list of the contracts of a network. It holds no rules of its own. */
@NullMarked
package org.tallystick.sharing.contracts;

import org.jspecify.annotations.NullMarked;
