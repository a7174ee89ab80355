/**
 * A thread that goes on whatever goes wrong: what a member's node does of its own accord runs in one. It never swallows a
 * fault: whoever watches is told when it begins and when it is over.
 */
@NullMarked
package org.tallystick.sharing.loop;

import org.jspecify.annotations.NullMarked;
