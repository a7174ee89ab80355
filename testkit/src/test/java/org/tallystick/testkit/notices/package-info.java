/** A contract as someone adds one: a package of its own, and one line where the network's contracts are listed. */
@NullMarked
package org.tallystick.testkit.notices;

import org.jspecify.annotations.NullMarked;
