/**
 * What the log commits to at one size (c2sp.org/tlog-checkpoint), signed by the log and cosigned by members
 * (c2sp.org/tlog-cosignature). Reads no clock: the time of a cosignature is handed in. Remembers nothing: that a size is
 * never cosigned twice with different roots is for the caller to see to.
 */
@NullMarked
package org.tallystick.formats.checkpoint;

import org.jspecify.annotations.NullMarked;
