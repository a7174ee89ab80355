/** A network whose process is killed again and again while people use it. Nobody here looks into the process. */
@NullMarked
package org.tallystick.testkit.crash;

import org.jspecify.annotations.NullMarked;
