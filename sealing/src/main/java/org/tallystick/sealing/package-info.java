/**
 * The algorithms for large amounts of data, by whichever provider is fastest here. What a node and a reader both need to
 * seal and to open lies in the packages below; none of them knows the ledger, a clock or the network.
 */
@NullMarked
package org.tallystick.sealing;

import org.jspecify.annotations.NullMarked;
