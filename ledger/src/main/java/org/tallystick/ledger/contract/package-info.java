/**
 * What a contract is: named calls, the shape of their arguments, who may make them, and a pure function from (call,
 * state, block) to a new state or a refusal. Never a clock, randomness, a file or the network.
 */
@NullMarked
package org.tallystick.ledger.contract;

import org.jspecify.annotations.NullMarked;
