/**
 * The contract {@code grants}: who gave which grant or denial about a subject's records, on whose word, and whether it
 * lives. Whether it opens or closes, for whom, what and why, is in its details, and never here.
 */
@NullMarked
package org.tallystick.sharing.grants;

import org.jspecify.annotations.NullMarked;
