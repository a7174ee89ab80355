/** Makes a new network: each founder's keys in its own folder, and the genesis that all of them sign. */
@NullMarked
package org.tallystick.node.founding;

import org.jspecify.annotations.NullMarked;
