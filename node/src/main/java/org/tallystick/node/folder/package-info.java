/** What lies where in a network's folder, and a member's keys in it. Opens files; starts nothing. */
@NullMarked
package org.tallystick.node.folder;

import org.jspecify.annotations.NullMarked;
