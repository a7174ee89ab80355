/** Figures beside their limits or peers, measured in one run. Never part of a node. */
@NullMarked
package org.tallystick.bench;

import org.jspecify.annotations.NullMarked;
