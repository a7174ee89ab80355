/**
 * What decides the order of transactions. An engine drives a state machine by verbs that mirror ABCI 2.0; the embedded one
 * does so in this process. Never what a transaction means.
 */
@NullMarked
package org.tallystick.ledger.engine;

import org.jspecify.annotations.NullMarked;
