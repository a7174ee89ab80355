/** Networks in surroundings that are against them: mixed-up and broken directories, clocks that are set, full disks. */
@NullMarked
package org.tallystick.testkit.surroundings;

import org.jspecify.annotations.NullMarked;
