/** One member's side of a node: its vault, its details, its answers, its HTTP address. Sees no other member's folder. */
@NullMarked
package org.tallystick.node.member;

import org.jspecify.annotations.NullMarked;
