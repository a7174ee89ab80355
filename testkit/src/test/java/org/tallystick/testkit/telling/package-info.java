/** A contract that breaks the rule of all contracts, to see that it is found out: its results depend on the machine. */
@NullMarked
package org.tallystick.testkit.telling;

import org.jspecify.annotations.NullMarked;
