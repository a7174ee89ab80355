/** The assembly: the only place where the parts are wired together. Has no rules of its own. */
@NullMarked
package org.tallystick.node;

import org.jspecify.annotations.NullMarked;
