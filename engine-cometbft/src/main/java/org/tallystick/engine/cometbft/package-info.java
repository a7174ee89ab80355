/**
 * The engine of a network in which nobody is in charge: each member runs CometBFT beside its node, and they order by Byzantine
 * fault tolerant consensus. Here the node answers CometBFT's questions (ABCI 2.0) and looks after its process. Never what a
 * transaction means, and never a signature under the ledger.
 */
@NullMarked
package org.tallystick.engine.cometbft;

import org.jspecify.annotations.NullMarked;
