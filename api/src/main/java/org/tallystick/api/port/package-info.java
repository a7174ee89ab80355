/** What the API asks of the node: what it is to stand on, and what the node must do for it. */
@NullMarked
package org.tallystick.api.port;

import org.jspecify.annotations.NullMarked;
